using ScsLabs.Harness.Proof;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Tests;

/// <summary>What a lab's results tell beside the verdicts: its world, the ways of packets, and the proofs.</summary>
public sealed class ResultsTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task The_world_is_told_as_it_was_before_and_after_the_answer_with_what_the_lab_says_of_itself()
    {
        var results = await WriteAsync();

        results.Manifest!.Needs.ShouldBe(["iam-enforcement", "permissions"]);
        results.Pictures!.Before.Edges.ShouldBeEmpty();
        results.Pictures.After.Edges.ShouldHaveSingleItem().ShouldBe(new("arn:aws:iam::111111111111:user/alice", SmallLab.Parameter, EdgeKind.May, "ssm:GetParameter"));
        results.Proofs!.Select(proof => proof.Name).ShouldBe(ProofLog.Results.Select(proof => proof.Name));
    }

    [Fact]
    public async Task The_ways_of_packets_that_a_check_asked_for_are_told_with_that_check()
    {
        await using var lab = new NetworkLab { Variant = LabVariant.Solution };
        await lab.InitializeAsync();
        var report = new LabReport(TextWriter.Null, tellsFailures: true) { ResultsFile = file };
        var checks = CheckRun.ChecksOf(typeof(NetworkChecks));

        await CheckRun.EnterAndAttemptAsync(lab, checks[0]);
        report.Add(lab, checks[0], Verdict.Passed, "", evidence: lab.EvidenceOfCheck());
        await lab.EnterAsync(checks[1]);
        report.Add(lab, checks[1], Verdict.Passed, "", evidence: lab.EvidenceOfCheck());
        await report.EndAsync();

        var told = LabResults.Read(file)!.Checks;
        var path = told[0].Paths!.ShouldHaveSingleItem();
        (path.GetProperty("found").GetBoolean(), path.GetProperty("port").GetInt32()).ShouldBe((false, 443));
        path.GetProperty("obstacles")[0].GetProperty("code").GetString().ShouldBe("SG_HAS_NO_RULES");
        told[1].Paths.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_proof_is_added_to_the_results_of_its_lab_and_to_no_others()
    {
        await WriteAsync();
        var before = ProofLog.Results.Count;

        await ProofLog.AddAsync("ScsLabs.Harness.Tests", new("No_mutant_survives", Verdict.Passed, "", 1, [new("widened", "Alice_reads_hers")]), file);
        await ProofLog.AddAsync("Lab99.Other", new("Another_labs", Verdict.Passed, "", 1, []), file);

        ProofLog.Results.Count.ShouldBe(before + 2);
        var proofs = LabResults.Read(file)!.Proofs!;
        proofs[^1].Tried.ShouldHaveSingleItem().ShouldBe(new("widened", "Alice_reads_hers"));
        proofs.ShouldNotContain(proof => proof.Name == "Another_labs");
    }

    [Fact]
    public async Task What_a_proof_tells_is_bounded()
    {
        await WriteAsync();

        await ProofLog.AddAsync("ScsLabs.Harness.Tests", new("Long", Verdict.Failed, new('x', 100_000), 1, [.. Enumerable.Range(0, 600).Select(number => new TriedResult($"{number} {new string('y', 1000)}", null))]), file);

        var proof = LabResults.Read(file)!.Proofs!.Single(proof => proof.Name == "Long");
        (proof.Told.Length, proof.Tried.Count, proof.LeftOut).ShouldBe((8001, 500, 100));
        proof.Tried.ShouldAllBe(tried => tried.Name.Length <= 301);
    }

    [Fact]
    public async Task Results_of_a_version_without_pictures_and_proofs_are_read()
    {
        await File.WriteAllTextAsync(file, """{"version":1,"lab":"Lab01.Old","variant":"Solution","backend":"container","at":"2026-01-01T00:00:00+00:00","seconds":1,"checks":[{"task":1,"name":"a","title":{"en":"a","ja":"b"},"verdict":"Passed","told":"","seconds":1,"calls":[]}],"capabilities":[]}""", Cancel);

        var results = LabResults.Read(file)!;

        (results.Pictures, results.Proofs, results.Manifest, results.Checks[0].Paths).ShouldBe((null, null, null, null));
    }

    private async Task<LabResults> WriteAsync()
    {
        await using var lab = new SmallLab { Variant = LabVariant.Solution };
        await lab.InitializeAsync();
        var report = new LabReport(TextWriter.Null, tellsFailures: true) { ResultsFile = file };
        report.Add(lab, CheckRun.ChecksOf(typeof(SmallChecks))[0], Verdict.Passed, "");
        await report.EndAsync();
        return LabResults.Read(file)!;
    }

    /// <summary>A lab with two network interfaces between which nothing passes.</summary>
    public sealed class NetworkLab : LabFixture
    {
        public string From { get; private set; } = "";

        public string To { get; private set; } = "";

        protected override async Task BuildAsync()
        {
            var ec2 = Aws.A.Root.Ec2;
            var vpc = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" })).Vpc.VpcId;
            var subnet = (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = "10.0.0.0/24" })).Subnet.SubnetId;
            var group = (await ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "closed", Description = "closed" })).GroupId;
            From = (await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet, Groups = [group] })).NetworkInterface.NetworkInterfaceId;
            To = (await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet, Groups = [group] })).NetworkInterface.NetworkInterfaceId;
        }

        protected override IReadOnlyList<Func<Task>> TasksOf(LabVariant variant) => [static () => Task.CompletedTask];
    }

    /// <summary>The lab's checks.</summary>
    public sealed class NetworkChecks(NetworkLab lab) : LabChecks<NetworkLab>(lab)
    {
        [Check(1)]
        public Task A_cannot_connect() => Aws.Network.BlocksAsync(Lab.From, Lab.To, 443, "SG_HAS_NO_RULES");

        [Check(1)]
        public Task B_asks_nothing() => Task.CompletedTask;
    }
}
