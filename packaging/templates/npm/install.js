// Puts the compiler itself in the place of `bin/ecsc`, which saves each call the start of Node.
// Not on Windows, where the command that npm makes calls Node by name. If it fails, `bin/ecsc` works as it is.
'use strict';

const fs = require('fs');
const path = require('path');
const { binary } = require('./platform.js');

if (process.platform !== 'win32') {
  const from = binary();
  const to = path.join(__dirname, 'bin', 'ecsc');
  const beside = `${to}.new`;
  try {
    // A second name for the same file takes no room; another file system needs a copy.
    try {
      fs.linkSync(from, beside);
    } catch {
      fs.copyFileSync(from, beside);
    }
    fs.chmodSync(beside, 0o755);
    fs.renameSync(beside, to);
  } catch {
    fs.rmSync(beside, { force: true });
  }
}
