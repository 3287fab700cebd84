// Which compiler is the language server: the one of the settings, the one that the extension brings, or the one on the PATH.
'use strict';

const fs = require('fs');
const path = require('path');

/** @param {string | undefined} configured @param {string} folder that of the extension */
function compiler(configured, folder) {
  if (configured) return configured;
  // Only the packages for a platform have one; the one for all others has none.
  const brought = path.join(folder, 'bin', process.platform === 'win32' ? 'ecsc.exe' : 'ecsc');
  return fs.existsSync(brought) ? brought : 'ecsc';
}

module.exports = { compiler };
