using ScsLabs.Harness.Telling;
using Xunit;
using Xunit.v3;

namespace ScsLabs.Harness;

/// <summary>The checks of a lab. Each starts with the state after the answer, independent of the other checks.</summary>
/// <typeparam name="TLab">The lab's fixture.</typeparam>
[TestMethodOrderer(typeof(TaskOrder))]
public abstract class LabChecks<TLab>(TLab lab) : IClassFixture<TLab>, IAsyncLifetime
    where TLab : LabFixture
{
    /// <summary>The lab.</summary>
    protected TLab Lab { get; } = lab;

    /// <summary>The accounts and their clients.</summary>
    protected LabContext Aws => Lab.Aws;

    /// <summary>Requires that something holds of a resource. The failure is told in the learner's language.</summary>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="english">The sentence that says what is wrong.</param>
    /// <param name="japanese">The same sentence in Japanese.</param>
    protected static void Expect(bool holds, string english, string japanese)
    {
        if (!holds)
        {
            throw new UnmetException(new(Languages.Chosen == Language.Japanese ? japanese : english));
        }
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var check = ((IXunitTestMethod)TestContext.Current.TestMethod!).Method;
        Lab.RequireSetUp();
        await Capability.RequireAsync(Lab.Backend, Capability.NeedsOf(check), Environment.GetEnvironmentVariable("SCSLABS_REQUIRE")).ConfigureAwait(false);
        await Lab.EnterAsync(check).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        if (TestContext.Current is { TestState.Result: TestResult.Failed } test && await Lab.Backend.LogsAsync().ConfigureAwait(false) is { Length: > 0 } logs)
        {
            test.AddAttachment($"{Lab.Backend.Name}.log", logs);
        }

        GC.SuppressFinalize(this);
    }
}
