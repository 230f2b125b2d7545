using Xunit;

namespace ScsLabs.Harness.Proof;

/// <summary>Runs a lab's checks on a peer as if it had every capability: whoever takes it at its word must not be deceived.</summary>
internal static class GullibleRun
{
    /// <summary>Fails where a check is green that needs something which the peer was found to lack.</summary>
    public static async Task AssertAsync<TLab, TOutcome>(TLab lab)
        where TLab : LabFixture
        where TOutcome : LabOutcome<TLab>
    {
        var deceived = new List<string>();
        foreach (var check in CheckRun.ChecksOf(typeof(TOutcome)))
        {
            var why = await CheckRun.RunAsync<TLab, TOutcome>(lab, check).ConfigureAwait(false);
            TestContext.Current.TestOutputHelper?.WriteLine($"{check.Name}: {(why is null ? "green" : "red")}");
            foreach (var need in Capability.NeedsOf(check))
            {
                if (why is null && await lab.Backend.Capabilities.ProbeAsync(need).ConfigureAwait(false) is { Has: false } evidence)
                {
                    deceived.Add($"{check.Name} is green, though it needs {need}: {evidence.Because}");
                }
            }
        }

        Assert.True(deceived.Count == 0, string.Join('\n', deceived));
    }
}
