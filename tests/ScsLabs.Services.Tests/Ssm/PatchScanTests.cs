using System.Collections.Immutable;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>The states of patches, by what is installed and what a baseline says.</summary>
public sealed class PatchScanTests
{
    private static readonly DateTimeOffset Launched = new(2025, 11, 13, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly PatchedMachine Linux = new("AmazonLinux2023", "x86_64", Launched);
    private static readonly PatchedMachine Windows = new("WindowsServer2022", "", Launched);
    private static readonly PatchedMachine Ubuntu = new("Ubuntu24.04", "amd64", Launched);

    [Fact]
    public void A_package_has_the_newest_version_that_is_approved_missing()
    {
        Scan(Linux, new() { ApprovedPatches = ["openssl"] }).ShouldContain(("openssl.x86_64:1:3.5.5-1.amzn2023.0.5", PatchComplianceDataState.Missing));
        Scan(Linux, new() { ApprovedPatches = ["ALAS2023-2026-1406"] }).ShouldContain(("openssl.x86_64:1:3.2.2-1.amzn2023.0.4", PatchComplianceDataState.Missing));
        Scan(Linux, new() { ApprovedPatches = ["CVE-2025-15467"] }).ShouldContain(("openssl-libs.x86_64:1:3.2.2-1.amzn2023.0.4", PatchComplianceDataState.Missing));
        Scan(Linux, new() { ApprovedPatches = ["openssl*"], RejectedPatches = ["openssl-1:3.5.5-*"] }).ShouldContain(("openssl.x86_64:1:3.2.2-1.amzn2023.0.4", PatchComplianceDataState.Missing));
        Scan(Linux, new()).ShouldNotContain(one => one.State == PatchComplianceDataState.Missing);
    }

    [Fact]
    public void A_rule_approves_after_days_or_until_a_date()
    {
        Missing(Rule(days: 40)).ShouldBe("3.5.5-1.amzn2023.0.5");
        Missing(Rule(days: 41)).ShouldBe("3.2.2-1.amzn2023.0.4");
        Missing(Rule(until: "2026-06-22")).ShouldBe("3.5.5-1.amzn2023.0.5");
        Missing(Rule(until: "2026-06-21")).ShouldBe("3.2.2-1.amzn2023.0.4");
        Missing(Rule(until: "2025-01-01")).ShouldBeNull();

        static string? Missing(PatchBaselineRules rules) => Scan(Linux, rules).Where(one => one.Title.StartsWith("openssl.", StringComparison.Ordinal) && one.State == PatchComplianceDataState.Missing).Select(one => one.Title.Split(':')[2]).SingleOrDefault();

        static PatchBaselineRules Rule(int? days = null, string? until = null) => new() { ApprovalRules = new([new(new([new(PatchFilterKey.Severity, ["Important"])]), ApproveAfterDays: days, ApproveUntilDate: until)]) };
    }

    [Fact]
    public void What_no_advisory_tells_of_needs_to_be_wanted()
    {
        const string Kernel = "kernel.x86_64:0:6.1.158-180.294.amzn2023";
        Scan(Linux, Rule(enable: false), upTo: new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero)).ShouldNotContain((Kernel, PatchComplianceDataState.Missing));
        Scan(Linux, Rule(enable: true), upTo: new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero)).ShouldContain((Kernel, PatchComplianceDataState.Missing));
        Scan(Linux, new() { ApprovedPatches = ["kernel"], ApprovedPatchesEnableNonSecurity = true }, upTo: new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero)).ShouldContain((Kernel, PatchComplianceDataState.Missing));

        static PatchBaselineRules Rule(bool enable) => new() { ApprovalRules = new([new(new([]), ApproveAfterDays: 0, EnableNonSecurity: enable)]) };
    }

    [Fact]
    public void Global_filters_narrow_what_rules_approve()
    {
        var rules = new PatchBaselineRules { ApprovalRules = new([new(new([]), ApproveAfterDays: 0)]) };

        Scan(Linux, rules).ShouldContain(one => one.Title.StartsWith("unzip.", StringComparison.Ordinal) && one.State == PatchComplianceDataState.Missing);
        Scan(Linux, rules with { GlobalFilters = new([new(PatchFilterKey.Severity, ["Important"])]) }).ShouldNotContain(one => one.Title.StartsWith("unzip.", StringComparison.Ordinal) && one.State == PatchComplianceDataState.Missing);
    }

    [Fact]
    public void What_is_installed_is_told_by_what_the_baseline_says()
    {
        const string Expat = "expat.x86_64:0:2.6.3-1.amzn2023.0.3";
        Scan(Linux, new() { ApprovedPatches = ["ALAS2023-2025-1196"] }).ShouldContain((Expat, PatchComplianceDataState.Installed));
        Scan(Linux, new()).ShouldContain((Expat, PatchComplianceDataState.InstalledOther));
        Scan(Linux, new() { RejectedPatches = ["expat"] }).ShouldContain((Expat, PatchComplianceDataState.InstalledOther));
        Scan(Linux, new() { RejectedPatches = ["expat"], RejectedPatchesAction = PatchAction.Block }).ShouldContain((Expat, PatchComplianceDataState.InstalledRejected));
        Scan(Linux, new() { ApprovedPatches = ["*"] }).ShouldNotContain(one => one.Title.StartsWith("lasso", StringComparison.Ordinal));
    }

    [Fact]
    public void Windows_tells_what_later_updates_supersede()
    {
        var found = Scan(Windows, PredefinedBaselines.For(OperatingSystemType.Windows, "us-east-1").Rules).ToDictionary(one => one.Title[^10..^1], one => one.State);

        found["KB5066782"].ShouldBe(PatchComplianceDataState.NotApplicable);
        found["KB5068787"].ShouldBe(PatchComplianceDataState.Installed);
        found["KB5075906"].ShouldBe(PatchComplianceDataState.NotApplicable);
        found["KB5078766"].ShouldBe(PatchComplianceDataState.Missing);
    }

    [Fact]
    public void Ubuntu_s_patches_are_approved_by_priority_without_delay()
    {
        var rules = PredefinedBaselines.For(OperatingSystemType.Ubuntu, "us-east-1").Rules;

        Scan(Ubuntu, rules, upTo: new(2026, 1, 27, 0, 0, 0, TimeSpan.Zero)).ShouldContain(("openssl.amd64:3.0.13-0ubuntu3.7", PatchComplianceDataState.Missing));
        Scan(Ubuntu, rules, upTo: new(2026, 1, 26, 0, 0, 0, TimeSpan.Zero)).ShouldContain(("openssl.amd64:3.0.13-0ubuntu3.6", PatchComplianceDataState.Installed));
        Scan(Ubuntu, rules).ShouldContain(("libsystemd0.amd64:255.4-1ubuntu8.12", PatchComplianceDataState.InstalledOther));
    }

    private static List<(string Title, PatchComplianceDataState State)> Scan(PatchedMachine machine, PatchBaselineRules rules, DateTimeOffset? upTo = null)
    {
        var baseline = PredefinedBaselines.For(machine.System, "us-east-1") with { Rules = rules.Complete() };
        var snapshot = new PatchSnapshot { Place = default, SnapshotId = "", Group = "", Baseline = baseline, CreatedAt = upTo ?? Later };
        return [.. new PatchScan(machine, snapshot, upTo ?? Later).Find(ImmutableSortedDictionary<string, InstalledPatch>.Empty).Select(finding => (finding.Patch.Title, finding.State))];
    }
}
