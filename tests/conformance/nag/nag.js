// Includes each template in a stack of its own, checks them all with cdk-nag's packs, and prints CDK's report.
//
// usage: NODE_PATH=.../node_modules node nag.js FOLDER TEMPLATE...     FOLDER takes what CDK writes
"use strict";
const fs = require("fs");
const path = require("path");
const { App, Stack, Validations } = require("aws-cdk-lib");
const { CfnInclude } = require("aws-cdk-lib/cloudformation-include");
const { AwsSolutionsChecks, NIST80053R5Checks, ServerlessChecks } = require("cdk-nag");

const [outdir, ...templates] = process.argv.slice(2);
const app = new App({ outdir, analyticsReporting: false });
for (const templateFile of templates) {
    const stack = new Stack(app, path.basename(templateFile).replace(/\..*/, ""));
    new CfnInclude(stack, "T", { templateFile });
}
// PCI DSS and HIPAA have no check that NIST's pack lacks, as far as our resources go.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app), new ServerlessChecks(app));
let failure;
try {
    // It fails by design where a check fails; the report says which.
    app.synth();
} catch (error) {
    failure = error;
}
const report = path.join(outdir, "validation-report.json");
if (!fs.existsSync(report)) throw failure;
process.stdout.write(fs.readFileSync(report));
