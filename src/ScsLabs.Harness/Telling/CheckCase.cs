using System.ComponentModel;
using System.Reflection;
using ScsLabs.Harness.Results;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace ScsLabs.Harness.Telling;

/// <summary>Makes a <see cref="CheckCase"/> of each check.</summary>
internal sealed class CheckDiscoverer : FactDiscoverer
{
    /// <inheritdoc />
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        var details = TestIntrospectionHelper.GetTestCaseDetails(discoveryOptions, testMethod, factAttribute);
        return new CheckCase(details.ResolvedTestMethod, details.TestCaseDisplayName, details.UniqueID, details.SourceFilePath, details.SourceLineNumber);
    }
}

/// <summary>A check as a test of xunit: its failure is told in the lab's words, and its result is reported by task.</summary>
internal sealed class CheckCase : XunitTestCase, ISelfExecutingXunitTestCase
{
    /// <summary>Creates the case that xunit deserializes into.</summary>
    [Obsolete("For deserialization only"), EditorBrowsable(EditorBrowsableState.Never)]
    public CheckCase()
    {
    }

    /// <summary>Creates the case of a check.</summary>
    public CheckCase(IXunitTestMethod method, string displayName, string id, string? sourceFilePath, int? sourceLineNumber)
        : base(method, displayName, id, @explicit: false, testLabel: null, disableParallelization: false, sourceFilePath: sourceFilePath, sourceLineNumber: sourceLineNumber)
    {
    }

    /// <inheritdoc />
    public async ValueTask<RunSummary> Run(
        ExplicitOption explicitOption, IMessageBus messageBus, object?[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource, ParallelMode parallelMode, ExecutionScheduler scheduler, FixtureMappingManager methodFixtureMappings)
    {
        var tests = await CreateTests().ConfigureAwait(false);
        return await new CaseRunner().Run(this, tests, messageBus, aggregator, cancellationTokenSource, parallelMode, scheduler, TestCaseDisplayName, SkipReason, explicitOption, constructorArguments, methodFixtureMappings).ConfigureAwait(false);
    }

    private sealed class CaseRunner : XunitTestCaseRunner
    {
        protected override ValueTask<RunSummary> RunTest(XunitTestCaseRunnerContext ctxt, IXunitTest test) =>
            new CheckRunner().Run(test, ctxt.MessageBus, ctxt.ConstructorArguments, ctxt.ExplicitOption, ctxt.Aggregator.Clone(), ctxt.CancellationTokenSource, ctxt.ParallelMode, ctxt.Scheduler, ctxt.BeforeAfterTestAttributes, ctxt.CaseFixtureMappings);
    }

    private sealed class CheckRunner : XunitTestRunner
    {
        protected override async ValueTask<(bool Continue, TestResultState ResultState)> OnTestFailed(XunitTestRunnerContext ctxt, Exception exception, decimal executionTime, string output, string[]? warnings)
        {
            if (Lab(ctxt) is { } lab)
            {
                var evidence = EvidenceOf(lab);
                // An exception that isn't thrown has no stack frames, which would show code that isn't the learner's.
                var (told, follows) = await lab.Judge.TellAsync(ctxt.Method, exception).ConfigureAwait(false);
                exception = FailException.ForFailure(told);
                lab.Report.Add(lab, ctxt.Method, Verdict.Failed, told, executionTime, evidence, follows);
            }

            return await base.OnTestFailed(ctxt, exception, executionTime, output, warnings).ConfigureAwait(false);
        }

        protected override ValueTask<(bool Continue, TestResultState ResultState)> OnTestPassed(XunitTestRunnerContext ctxt, decimal executionTime, string output, string[]? warnings)
        {
            var lab = Lab(ctxt);
            lab?.Report.Add(lab, ctxt.Method, Verdict.Passed, "", executionTime, EvidenceOf(lab));
            return base.OnTestPassed(ctxt, executionTime, output, warnings);
        }

        protected override ValueTask<(bool Continue, TestResultState ResultState)> OnTestSkipped(XunitTestRunnerContext ctxt, string skipReason, decimal executionTime, string output, string[]? warnings)
        {
            var lab = Lab(ctxt);
            lab?.Report.Add(lab, ctxt.Method, Verdict.Skipped, skipReason, executionTime);
            return base.OnTestSkipped(ctxt, skipReason, executionTime, output, warnings);
        }

        /// <summary>Collects the calls and packet paths of the check. Only the file of results needs them, and collecting takes longer than many checks.</summary>
        private static CheckEvidence EvidenceOf(LabFixture lab) => lab.Report.ResultsFile is null ? CheckEvidence.None : lab.EvidenceOfCheck();

        /// <summary>The lab that the checks' class gets; null where its constructor failed.</summary>
        private static LabFixture? Lab(XunitTestRunnerContext ctxt) => ctxt.ConstructorArguments.OfType<LabFixture>().FirstOrDefault();
    }
}

/// <summary>Runs the checks in the order of their tasks, and within a task in the order in which they are written.</summary>
internal sealed class TaskOrder : ITestMethodOrderer
{
    /// <inheritdoc />
    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : ITestMethod =>
        [.. testMethods.OrderBy(method => method is IXunitTestMethod { Method: var check } && check.IsDefined(typeof(CheckAttribute)) ? CheckAttribute.TaskOf(check) : 0)
            .ThenBy(method => (method as IXunitTestMethod)?.Method.MetadataToken)];
}
