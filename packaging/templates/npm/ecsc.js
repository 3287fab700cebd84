#!/usr/bin/env node
// Runs the compiler. Where install scripts are allowed, `install.js` has put the compiler itself in the place of this file.
'use strict';

const { spawnSync } = require('child_process');
const { binary } = require('../platform.js');

const { status, signal, error } = spawnSync(binary(), process.argv.slice(2), { stdio: 'inherit' });
if (error) throw error;
if (signal) process.kill(process.pid, signal);
process.exitCode = status;
