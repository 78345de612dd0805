// Prints the closing line of a run from vitest's report and the number of other checks that failed; exits accordingly.
import { readFileSync } from "node:fs";

const [report, failedChecks] = [process.argv[2], Number(process.argv[3])];

function tests() {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    // A file that can't be loaded has no failed test of its own.
    const failed = numFailedTests > 0 || success ? numFailedTests : Math.max(1, numFailedTestSuites);
    return { passed: numPassedTests, failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const { passed, failed } = tests();
const all = Math.max(failed, failed + failedChecks - (failed > 0 ? 1 : 0));
console.log(`${passed} passed, ${all} failed`);
process.exit(all > 0 || passed === 0 ? 1 : 0);
