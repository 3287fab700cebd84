// Where the compiler is: in the one of the optional packages that is for this platform.
'use strict';

const { optionalDependencies } = require('./package.json');

function binary() {
  const name = `@{{OWNER}}/${process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'ecsc.exe' : 'ecsc';
  try {
    return require.resolve(`${name}/bin/${file}`);
  } catch {
    const reason = optionalDependencies[name]
      ? `The package ${name} is not installed. Install again without \`--omit=optional\` or \`--no-optional\`.`
      : `There is no package for ${process.platform} on ${process.arch}. Other ways: {{REPOSITORY}}/blob/v{{VERSION}}/docs/install.md`;
    console.error(`ecsc: ${reason}`);
    process.exit(1);
  }
}

module.exports = { binary };
