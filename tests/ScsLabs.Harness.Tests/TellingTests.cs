using Amazon.S3;
using Amazon.S3.Model;
using ScsLabs.Harness.Backends;
using ScsLabs.Harness.Proof;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Tests;

/// <summary>A failed check is told by the task that turned it red, each cause once.</summary>
public sealed class TellingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_check_that_a_later_task_turned_red_is_told_as_that_tasks_and_once()
    {
        await using var lab = await SetUpAsync(async aws => await aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "read", SmallLab.Allow("ssm:GetParameter", "arn:aws:ssm:*:*:parameter/other"))));

        var told = await TellAsync(lab);

        told["Alice_reads_hers"].ShouldBe(
            """
            green until task 2 replaced the inline policy read of user alice
            user alice of account A called ssm:GetParameter
            expected: the call succeeds
            got: AccessDeniedException: User: arn:aws:iam::111111111111:user/alice is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1:111111111111:parameter/mine because no identity-based policy allows the ssm:GetParameter action
              nearest: Allow of read, statement Only (an identity-based policy): Resource [arn:aws:ssm:*:*:parameter/other] doesn't name arn:aws:ssm:us-east-1:111111111111:parameter/mine
            """);
        told["Alice_reads_hers_twice"].ShouldBe("green until task 2 changed something: see \"Task 1: Alice reads hers\"");
        told["Other_is_there"].ShouldBeNull();
    }

    [Fact]
    public async Task A_check_that_is_red_after_its_own_task_is_told_as_its_own_tasks()
    {
        await using var lab = await SetUpAsync(static _ => Task.CompletedTask, static _ => Task.CompletedTask);

        var told = await TellAsync(lab);

        told["Alice_reads_hers"]!.ShouldStartWith("user alice of account A called ssm:GetParameter\nexpected: the call succeeds\ngot: AccessDeniedException");
        told["Alice_reads_hers_twice"].ShouldBe("the same cause as \"Task 1: Alice reads hers\" above");
    }

    [Fact]
    public async Task A_check_that_was_red_all_along_is_told_with_the_reason_that_it_has_at_the_end()
    {
        // After task 1 alone no statement names the action at all; in the learner's file as a whole one does, and names another parameter.
        await using var lab = await SetUpAsync(
            async aws => await aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "read", SmallLab.Allow("ssm:GetParameter", "arn:aws:ssm:*:*:parameter/other"))),
            async aws => await aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "list", SmallLab.Allow("ssm:DescribeParameters", "*"))));

        var told = await TellAsync(lab);

        told["Alice_reads_hers"].ShouldNotBeNull();
        told["Alice_reads_hers"]!.ShouldStartWith("user alice of account A called ssm:GetParameter");
        told["Alice_reads_hers"]!.ShouldContain("Resource [arn:aws:ssm:*:*:parameter/other] doesn't name");
        told["Alice_reads_hers"]!.ShouldNotContain("no statement names");
    }

    [Fact]
    public async Task A_check_that_is_told_leaves_the_world_as_the_answer_left_it()
    {
        await using var lab = await SetUpAsync(async aws => await aws.A.Root.Iam.DeleteUserPolicyAsync(new("alice", "read")));
        var check = CheckRun.ChecksOf(typeof(Checks))[0];

        (await lab.Judge.TellAsync(check, (await CheckRun.EnterAndAttemptAsync(lab, check))!)).Follows.ShouldBeFalse();
        (await lab.Judge.TellAsync(check, (await CheckRun.EnterAndAttemptAsync(lab, check))!)).Follows.ShouldBeTrue("it was told before");

        (await lab.Aws.A.Root.Iam.ListUserPoliciesAsync(new("alice"), Cancel)).PolicyNames.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failure_that_only_looks_alike_is_told_for_itself()
    {
        await using var lab = await SetUpAsync(async aws => await aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "read", SmallLab.Allow("ssm:GetParameter", "*"))));

        // Both calls are allowed by the same statement, and each is another call.
        var mine = await TellAsync(lab, nameof(Checks.Other_is_there), () => RefusesAsync(lab, "/mine"));
        var other = await TellAsync(lab, nameof(Checks.Other_is_there), () => RefusesAsync(lab, "/other"));
        var again = await TellAsync(lab, nameof(Checks.Then_alice_reads_hers_again), () => RefusesAsync(lab, "/mine"));

        mine.ShouldContain("got: the call was allowed");
        other.ShouldContain("ssm:GetParameter on arn:aws:ssm:us-east-1:111111111111:parameter/other");
        again.ShouldBe("the same cause as \"Task 2: Other is there\" above");
    }

    [Fact]
    public async Task A_step_that_an_earlier_tasks_check_failed_at_is_not_blamed_on_the_later_task()
    {
        await using var lab = await SetUpAsync(static _ => Task.CompletedTask, static _ => Task.CompletedTask);

        var told = await TellAsync(lab);

        told["Alice_reads_hers"].ShouldNotBeNull();
        told["Then_alice_reads_hers_again"].ShouldBe("can't be judged until task 1 is right: see \"Task 1: Alice reads hers\"");
    }

    [Fact]
    public async Task What_a_resources_policy_lacks_for_one_caller_it_lacks_for_the_other()
    {
        await using var lab = await SetUpAsync(static _ => Task.CompletedTask, static async aws =>
        {
            await aws.A.Root.S3.PutBucketAsync("shared-bucket", Cancel);
            foreach (var name in new[] { "bob", "carol", "dave" })
            {
                await aws.B.CreateUserAsync(name, SmallLab.Allow(name == "dave" ? "s3:ListBucket" : "s3:*", "*"), Cancel);
            }
        });

        var first = await TellAsync(lab, nameof(Checks.Alice_reads_hers), () => ReadsAsync("bob"));
        var second = await TellAsync(lab, nameof(Checks.Other_is_there), () => ReadsAsync("carol"));

        first.ShouldBe("user bob of account B called s3:ListObjectsV2\nexpected: the call succeeds\ngot: AccessDenied: Access Denied\n  no policy of arn:aws:s3:::shared-bucket allows s3:ListBucket");
        second.ShouldStartWith("can't be judged until task 1 is right: see \"Task 1: Alice reads hers\"\nuser carol of account B called s3:ListObjectsV2");

        // Where the bucket's policy allows, it is the caller's own that lacks something.
        await lab.Aws.A.Root.S3.PutBucketPolicyAsync("shared-bucket", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{lab.Aws.B.Id}}"},"Action":["s3:ListBucket","s3:GetBucketAcl"],"Resource":"arn:aws:s3:::shared-bucket"}]}""", Cancel);
        var third = await TellAsync(lab, nameof(Checks.Other_is_there), () => lab.Aws.AllowsAsync(lab.Aws.B.User("dave"), who => who.S3.GetBucketAclAsync(new() { BucketName = "shared-bucket" })));
        third.ShouldStartWith("user dave of account B called s3:GetBucketAcl");

        Task ReadsAsync(string name) => lab.Aws.AllowsAsync(lab.Aws.B.User(name), who => who.S3.ListObjectsV2Async(new() { BucketName = "shared-bucket" }));
    }

    [Fact]
    public async Task The_permission_that_was_refused_is_told_where_the_error_does_not()
    {
        await using var lab = await SetUpAsync(static _ => Task.CompletedTask, static async aws =>
        {
            await aws.A.Root.S3.PutBucketAsync(new PutBucketRequest { BucketName = "inbox-bucket", ObjectOwnership = ObjectOwnership.BucketOwnerPreferred }, Cancel);
            await aws.A.Root.S3.PutBucketPolicyAsync("inbox-bucket", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{aws.B.Id}}"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::inbox-bucket/*"},{"Effect":"Allow","Principal":{"AWS":"{{aws.A.Id}}"},"Action":"s3:PutObjectAcl","Resource":"arn:aws:s3:::inbox-bucket/*"}]}""", Cancel);
            await aws.B.CreateUserAsync("bob", SmallLab.Allow("s3:*", "*"), Cancel);
        });

        var told = await TellAsync(lab, nameof(Checks.Other_is_there), () => lab.Aws.AllowsAsync(lab.Aws.B.User("bob"), who => who.S3.PutObjectAsync(new() { BucketName = "inbox-bucket", Key = "a", ContentBody = "b", CannedACL = S3CannedACL.BucketOwnerFullControl })));

        told.ShouldStartWith("user bob of account B called s3:PutObject\nexpected: the call succeeds\ngot: AccessDenied: Access Denied\n  refused: s3:PutObjectAcl on arn:aws:s3:::inbox-bucket/a\n  nearest: ");
    }

    [Fact]
    public async Task What_a_resources_policy_lets_in_whoever_calls_is_the_task_that_wrote_it()
    {
        await using var lab = await SetUpAsync(static _ => Task.CompletedTask, static async aws =>
        {
            await aws.A.Root.Kms.CreateAliasAsync(new()
            {
                AliasName = "alias/open",
                TargetKeyId = (await aws.A.Root.Kms.CreateKeyAsync(new() { Policy = """{"Version":"2012-10-17","Statement":[{"Sid":"All","Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]}""" }, Cancel)).KeyMetadata.KeyId,
            }, Cancel);
            await aws.A.CreateUserAsync("bob", Cancel);
        });

        var first = await TellAsync(lab, nameof(Checks.Alice_reads_hers), () => EncryptsAsync("alice"));
        var second = await TellAsync(lab, nameof(Checks.Other_is_there), () => EncryptsAsync("bob"));

        first.ShouldStartWith("user alice of account A called kms:Encrypt (KeyId alias/open)\n");
        second.ShouldStartWith("can't be judged until task 1 is right: see \"Task 1: Alice reads hers\"\nuser bob of account A called kms:Encrypt (KeyId alias/open)\n");

        async Task EncryptsAsync(string name)
        {
            var key = (await lab.Aws.A.Root.Kms.DescribeKeyAsync("alias/open", Cancel)).KeyMetadata.Arn;
            await lab.Aws.RefusesAsync(lab.Aws.A.User(name), new("AccessDeniedException", "kms:Encrypt", key), who => who.Kms.EncryptAsync(new() { KeyId = "alias/open", Plaintext = new([42]) }));
        }
    }

    [Fact]
    public async Task Checks_that_one_later_task_turned_red_for_different_reasons_are_told_each()
    {
        await using var lab = await SetUpAsync(async aws =>
        {
            await aws.A.Root.Iam.DeleteUserPolicyAsync(new("alice", "read"));
            await aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "list", SmallLab.Allow("ssm:GetParameter", "arn:aws:ssm:*:*:parameter/other")));
        });
        var check = typeof(Checks).GetMethod(nameof(Checks.Alice_reads_hers_twice))!;

        var first = (await TellAsync(lab))["Alice_reads_hers"];
        var second = (await lab.Judge.TellAsync(check, new InvalidDataException("something else"))).Text;

        first.ShouldNotBeNull();
        first.ShouldStartWith("green until task 2 ");
        second.ShouldBe("green until task 2 changed something: see \"Task 1: Alice reads hers\"\nInvalidDataException: something else");
    }

    [Fact]
    public async Task Checks_after_a_task_that_broke_are_not_judged()
    {
        await using var lab = await SetUpAsync(async aws => await aws.A.Root.Ssm.DeleteParameterAsync(new() { Name = "/other" }, Cancel), static _ => BrokenTasksTests.BreakAsync());

        var told = await TellAsync(lab);

        told["Alice_reads_hers"].ShouldBe("Task 1 ended with InvalidOperationException: no such thing (Exercise.cs, line 7)");
        told["Alice_reads_hers_twice"].ShouldBe("the same cause as \"Task 1: Alice reads hers\" above");
        told["Other_is_there"].ShouldBe("not judged: task 1 did not complete, so mend that one first");
        told["Then_alice_reads_hers_again"].ShouldBe("the same cause as \"Task 2: Other is there\" above");
    }

    [Fact]
    public async Task A_check_that_is_not_judged_follows_from_the_task_that_broke()
    {
        await using var lab = await SetUpAsync(async aws => await aws.A.Root.Ssm.DeleteParameterAsync(new() { Name = "/other" }, Cancel), static _ => BrokenTasksTests.BreakAsync());
        var check = typeof(Checks).GetMethod(nameof(Checks.Other_is_there))!;

        (await lab.Judge.TellAsync(check, (await CheckRun.EnterAndAttemptAsync(lab, check))!)).ShouldBe(("not judged: task 1 did not complete, so mend that one first", true));
    }

    [Fact]
    public async Task A_task_that_broke_after_another_tells_which_to_mend_first()
    {
        await using var lab = await SetUpAsync(static _ => BrokenTasksTests.BreakAsync(), static _ => throw new InvalidDataException("no such key"));

        var told = await TellAsync(lab);

        told["Other_is_there"].ShouldBe("Task 2 ended with InvalidOperationException: no such thing (Exercise.cs, line 7)\nmend task 1 first: it did not complete either, which may be why");
    }

    [Fact]
    public async Task What_a_task_deleted_of_the_scenario_is_told_plainly()
    {
        await using var lab = await SetUpAsync(async aws => await aws.A.Root.Ssm.DeleteParameterAsync(new() { Name = "/other" }, Cancel));

        var told = await TellAsync(lab);

        told["Alice_reads_hers"].ShouldBeNull();
        told["Other_is_there"].ShouldNotBeNull();
        told["Other_is_there"]!.Split('\n').ShouldBe(
        [
            "root of account A called ssm:GetParameter",
            "expected: the call succeeds",
            "got: ParameterNotFound",
            "Task 2 deleted what the scenario made: parameter /other",
        ]);
    }

    [Fact]
    public async Task The_call_that_ended_a_task_is_evidence_and_what_the_task_deleted_before_is_not_its_fault()
    {
        await using var lab = await SetUpAsync(async aws =>
        {
            await aws.A.Root.Ssm.DeleteParameterAsync(new() { Name = "/other" }, Cancel);
            await aws.A.Root.Ssm.GetParameterAsync(new() { Name = "/none" }, Cancel);
        });
        var check = CheckRun.ChecksOf(typeof(Checks)).Single(check => check.Name == nameof(Checks.Other_is_there));

        var told = (await lab.Judge.TellAsync(check, (await CheckRun.EnterAndAttemptAsync(lab, check))!)).Text;

        told.ShouldStartWith("Task 2 ended with ParameterNotFound");
        told.ShouldNotContain("deleted");
        var call = lab.EvidenceOfCheck().Calls[0];
        (call.GetProperty("operation").GetString(), call.GetProperty("errorCode").GetString()).ShouldBe(("GetParameter", "ParameterNotFound"));
    }

    [Fact]
    public async Task What_a_task_deleted_is_told_only_of_a_call_that_names_it()
    {
        await using var lab = await SetUpAsync(
            async aws => await aws.A.Root.Ssm.GetParameterAsync(new() { Name = "/none" }, Cancel),
            async aws => await aws.A.Root.Ssm.DeleteParameterAsync(new() { Name = "/mine" }, Cancel));

        (await TellAsync(lab))["Other_is_there"].ShouldBe("Task 2 ended with ParameterNotFound (root of account A called ssm:GetParameter)");
    }

    [Fact]
    public async Task A_deletion_is_told_where_the_call_or_its_caller_is_of_that_name_and_not_of_one_that_contains_it()
    {
        await using var lab = await SetUpAsync(
            async aws => await aws.A.User("alice").Ssm.GetParameterAsync(new() { Name = "/mine-too" }, Cancel),
            async aws =>
            {
                await aws.A.Root.Ssm.DeleteParameterAsync(new() { Name = "/mine" }, Cancel);
                await DeleteAliceAsync(aws);
            });

        var told = (await TellAsync(lab))["Other_is_there"]!;

        told.ShouldContain("Task 1 deleted what the scenario made: user alice");
        told.ShouldNotContain("parameter /mine");
    }

    [Fact]
    public async Task A_deletion_is_told_where_the_answer_itself_finds_it_missing()
    {
        await using var lab = await SetUpAsync(
            static _ => throw new InvalidOperationException("root of account A finds no parameter '/mine'"),
            async aws => await aws.A.Root.Ssm.DeleteParameterAsync(new() { Name = "/mine" }, Cancel));

        (await TellAsync(lab))["Other_is_there"]!.ShouldContain("Task 1 deleted what the scenario made: parameter /mine");
    }

    [Theory]
    [InlineData("/a+b & 'c'", "/a+b & 'c'", true)]
    [InlineData("web", "arn:aws:iam::111111111111:role/web", true)]
    [InlineData("web", "web-2", false)]
    [InlineData("web", "the-web", false)]
    [InlineData("", "anything", false)]
    public void A_text_names_an_id_as_a_word_of_its_own(string id, string text, bool isNamed) => Changed.Names($"before {text} after", id).ShouldBe(isNamed);

    [Fact]
    public async Task Of_a_long_message_the_caller_and_what_follows_are_told_too()
    {
        await using var lab = await SetUpAsync(async aws =>
        {
            var carol = await aws.A.CreateUserAsync("carol", SmallLab.Allow("sts:GetCallerIdentity", "*"));
            await carol.Ec2.RunInstancesAsync(new() { ImageId = "ami-1", MinCount = 1, MaxCount = 1 }, Cancel);
        });

        var told = (await TellAsync(lab))["Other_is_there"]!;

        told.ShouldContain("Encoded authorization failure message: … (user carol of account A called ec2:RunInstances)");
    }

    [Fact]
    public async Task A_task_that_throws_is_told_with_its_line_and_the_checks_of_later_tasks_run()
    {
        await using var lab = await SetUpAsync(static _ => Task.CompletedTask, static _ => BrokenTasksTests.BreakAsync());

        var told = await TellAsync(lab);

        told["Alice_reads_hers"].ShouldBe("Task 1 ended with InvalidOperationException: no such thing (Exercise.cs, line 7)");
        told["Other_is_there"].ShouldBeNull();
    }

    [Fact]
    public async Task An_assertion_and_an_exception_are_told_in_a_line()
    {
        await using var lab = await SetUpAsync(static _ => Task.CompletedTask);
        var check = typeof(Checks).GetMethod(nameof(Checks.Other_is_there))!;

        var type = "String";
        var assertion = Should.Throw<ShouldAssertException>(() =>
        {
            type.ShouldBe("SecureString", "/mine lies there in plain text");
        });

        (await lab.Judge.TellAsync(check, assertion)).Text.ShouldBe("/mine lies there in plain text");
        var plain = Should.Throw<ShouldAssertException>(() =>
        {
            type.ShouldBe("Text");
        });
        (await lab.Judge.TellAsync(check, plain)).Text.ShouldBe("type should be \"Text\" but was \"String\"");
        (await lab.Judge.TellAsync(check, new InvalidDataException("no\nsuch thing"))).Text.ShouldBe("InvalidDataException: no such thing");
    }

    [Fact]
    public async Task What_a_check_expects_of_a_resource_is_told_in_its_own_sentence()
    {
        await using var lab = await SetUpAsync(static _ => Task.CompletedTask);
        var check = typeof(Checks).GetMethod(nameof(Checks.Other_is_there))!;

        Checks.Require(holds: true);
        var failure = Should.Throw<Xunit.Sdk.XunitException>(() => Checks.Require(holds: false));

        (await lab.Judge.TellAsync(check, failure)).Text.ShouldBe("the bucket is public");
    }

    [Fact]
    public void A_check_is_named_by_its_sentence_in_the_learners_language()
    {
        var named = new CheckAttribute(2, "Not enough: B's too") { Ja = "足りません" };
        var plain = new CheckAttribute(3, "Alice_reads_hers");

        (named.DisplayName, named.TitleIn(Language.English), named.TitleIn(Language.Japanese)).ShouldBe(("Task 2: Not enough: B's too", "Not enough: B's too", "足りません"));
        (plain.DisplayName, plain.TitleIn(Language.Japanese)).ShouldBe(("Task 3: Alice reads hers", "Alice reads hers"));
    }

    [Fact]
    public async Task A_backend_that_is_lost_while_the_scenario_is_built_is_told_like_one_lost_in_a_check()
    {
        var emulator = await Emulator.AwsEmulator.StartAsync(cancellationToken: Cancel);
        await using var lab = new EditedLab { Variant = LabVariant.Exercise, Backend = await EndpointBackend.ReachAsync(emulator.Endpoint.ToString(), Cancel), Build = emulator.DisposeAsync };
        await ((IAsyncLifetime)lab).InitializeAsync();

        var failure = await Should.ThrowAsync<BackendException>(() => lab.EnterAsync(CheckRun.ChecksOf(typeof(Checks))[0]));

        failure.Message.ShouldContain("does not answer any more");
    }

    [Fact]
    public async Task A_lab_that_cannot_be_set_up_is_told_by_the_first_check_and_the_others_are_skipped()
    {
        using var output = new StringWriter();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var lab = new EditedLab { Variant = LabVariant.Exercise, Backend = await EmbeddedBackend.StartAsync(cancellationToken: Cancel), Report = new(output, tellsFailures: true) { ResultsFile = file }, Build = () => throw new BackendException("Nothing answers.") };
        await ((IAsyncLifetime)lab).InitializeAsync();
        var checks = CheckRun.ChecksOf(typeof(Checks));

        var first = Should.Throw<BackendException>(lab.RequireSetUp);
        lab.Report.Add(lab, checks[0], Verdict.Failed, (await lab.Judge.TellAsync(checks[0], first)).Text);
        var second = Should.Throw<Xunit.Sdk.SkipException>(lab.RequireSetUp);

        second.Message.ShouldContain("the lab could not be set up");
        lab.Report.Add(lab, checks[1], Verdict.Skipped, second.Message);
        await lab.Report.EndAsync();
        output.ToString().ReplaceLineEndings("\n").ShouldEndWith(": could not be checked\n  Nothing answers.\n\nNone of the 4 checks was judged.\n");
        LabResults.Read(file)!.Problem.ShouldBe("Nothing answers.");
        File.Delete(file);
    }

    [Fact]
    public async Task The_report_sums_the_tasks_up_and_says_what_was_not_proven()
    {
        using var output = new StringWriter();
        await using var lab = await SetUpAsync(static _ => Task.CompletedTask);
        var report = new LabReport(output, tellsFailures: true);
        var checks = CheckRun.ChecksOf(typeof(Checks));

        report.Add(lab, checks[0], Verdict.Passed, "");
        report.Add(lab, checks[1], Verdict.Failed, "for a reason\nof two lines");
        report.Add(lab, checks[2], Verdict.Skipped, "needs iam-enforcement: a peer accepts all");
        await report.EndAsync();

        output.ToString().ReplaceLineEndings("\n").ShouldBe(
            """

            ScsLabs.Harness.Tests: your answer (Exercise.cs) on the backend 'embedded'
            Task 1
              ✓ Alice reads hers
              ✗ Alice reads hers twice
                  for a reason
                  of two lines
            Task 2
              – Other is there (skipped: needs iam-enforcement: a peer accepts all)

            Task 1 ✗ 1 of 2 · Task 2 – not proven here
            4 checks of your answer (Exercise.cs): 1 passed, 1 failed, 1 skipped, 1 not run

            """);
    }

    [Fact]
    public async Task The_results_are_written_for_other_programs_with_the_calls_of_each_check()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var lab = await SetUpAsync(static _ => Task.CompletedTask);
        var report = new LabReport(TextWriter.Null, tellsFailures: true) { ResultsFile = file };
        var checks = CheckRun.ChecksOf(typeof(Checks));

        await lab.EnterAsync(checks[0]);
        await lab.Aws.A.Root.Ssm.DescribeParametersAsync(new(), Cancel);
        report.Add(lab, checks[0], Verdict.Failed, "for a reason", seconds: 0.5m, lab.EvidenceOfCheck());
        await lab.EnterAsync(checks[1]);
        report.Add(lab, checks[1], Verdict.Passed, "", seconds: 1, lab.EvidenceOfCheck());
        await report.EndAsync();
        var results = LabResults.Read(file)!;
        await File.WriteAllTextAsync(file, "{", Cancel);
        var broken = LabResults.Read(file);
        await File.WriteAllTextAsync(file, """{"version":2}""", Cancel);
        var newer = LabResults.Read(file);
        File.Delete(file);

        (results.Lab, results.Variant, results.Backend).ShouldBe(("ScsLabs.Harness.Tests", LabVariant.Exercise, "embedded"));
        results.Checks.Select(check => check.Verdict).ShouldBe([Verdict.Failed, Verdict.Passed, Verdict.NotRun, Verdict.NotRun]);
        (results.Checks[0].Title.En, results.Checks[0].Told, results.Checks[0].Seconds).ShouldBe(("Alice reads hers", "for a reason", 0.5));
        results.Checks[0].Calls.ShouldHaveSingleItem().GetProperty("operation").GetString().ShouldBe("DescribeParameters");
        results.Checks[0].Calls[0].GetProperty("asks")[0].GetProperty("trace").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Array);
        results.Checks[1].Calls.ShouldBeEmpty();
        (broken, newer, LabResults.Read(file)).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task A_lab_of_which_nothing_was_proven_says_so()
    {
        using var output = new StringWriter();
        await using var lab = await SetUpAsync(static _ => Task.CompletedTask);
        var report = new LabReport(output, tellsFailures: true);

        report.Add(lab, CheckRun.ChecksOf(typeof(Checks))[0], Verdict.Skipped, "needs iam-enforcement: a peer accepts all");
        await report.EndAsync();

        output.ToString().ShouldContain("Task 1 – not proven here · Task 2 – not proven here");
        output.ToString().ShouldContain("Nothing of this lab was proven here.");
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public async Task Whoever_got_the_reference_answer_unasked_is_told_how_to_run_their_own(bool unasked, bool amongAll, bool told)
    {
        using var output = new StringWriter();
        await using var lab = new EditedLab { Variant = LabVariant.Solution, HasDefaultVariant = unasked, Backend = await EmbeddedBackend.StartAsync(cancellationToken: Cancel) };
        await lab.InitializeAsync();
        var table = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var report = new LabReport(output, tellsFailures: true) { Name = "Lab07.CrossAccountBucket", Table = amongAll ? table : null };

        report.Add(lab, CheckRun.ChecksOf(typeof(Checks))[0], Verdict.Passed, "");
        await report.EndAsync();
        File.Delete(table);

        output.ToString().ShouldContain("4 checks of the reference answer (Solution.cs): 1 passed, 0 failed, 0 skipped, 3 not run");
        output.ToString().Contains("SCSLABS_VARIANT=exercise make lab N=07", StringComparison.Ordinal).ShouldBe(told);
    }

    private static async Task DeleteAliceAsync(LabContext aws)
    {
        var iam = aws.A.Root.Iam;
        foreach (var key in (await iam.ListAccessKeysAsync(new() { UserName = "alice" })).AccessKeyMetadata)
        {
            await iam.DeleteAccessKeyAsync(new(key.AccessKeyId!, "alice"));
        }

        foreach (var policy in (await iam.ListUserPoliciesAsync(new("alice"))).PolicyNames)
        {
            await iam.DeleteUserPolicyAsync(new("alice", policy));
        }

        await iam.DeleteUserAsync(new("alice"));
    }

    private static async Task<EditedLab> SetUpAsync(Func<LabContext, Task> second, Func<LabContext, Task>? first = null)
    {
        var lab = new EditedLab { Variant = LabVariant.Exercise, Backend = await EmbeddedBackend.StartAsync(cancellationToken: Cancel), Second = second };
        lab.First = first ?? lab.First;
        await lab.InitializeAsync();
        return lab;
    }

    /// <summary>What is told of each check; null for those that pass.</summary>
    private static async Task<Dictionary<string, string?>> TellAsync(EditedLab lab)
    {
        var told = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var check in CheckRun.ChecksOf(typeof(Checks)))
        {
            told[check.Name] = await CheckRun.EnterAndAttemptAsync(lab, check) is { } failure ? (await lab.Judge.TellAsync(check, failure)).Text : null;
        }

        return told;
    }

    /// <summary>What is told of a check that ends with the failure of this expectation.</summary>
    private static async Task<string> TellAsync(EditedLab lab, string check, Func<Task> expectation) =>
        (await lab.Judge.TellAsync(typeof(Checks).GetMethod(check)!, await Should.ThrowAsync<Exception>(expectation))).Text;

    private static Task RefusesAsync(EditedLab lab, string name) =>
        lab.Aws.RefusesAsync(lab.Aws.A.User("alice"), new("AccessDeniedException", "ssm:GetParameter", $"arn:aws:ssm:us-east-1:111111111111:parameter{name}"), who => who.Ssm.GetParameterAsync(new() { Name = name }));

    /// <summary>A lab of two tasks, which each test writes.</summary>
    public sealed class EditedLab : LabFixture
    {
        internal Func<ValueTask> Build { get; init; } = static () => ValueTask.CompletedTask;

        internal Func<LabContext, Task> First { get; set; } = static aws => aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "read", SmallLab.Allow("ssm:GetParameter", SmallLab.Parameter)));

        internal Func<LabContext, Task> Second { get; init; } = static _ => Task.CompletedTask;

        protected override async Task BuildAsync()
        {
            await Build();
            await Aws.A.CreateUserAsync("alice");
            foreach (var name in new[] { "/mine", "/other" })
            {
                await Aws.A.Root.Ssm.PutParameterAsync(new() { Name = name, Value = "v", Type = "String" });
            }
        }

        protected override IReadOnlyList<Func<Task>> TasksOf(LabVariant variant) => [() => First(Aws), () => Second(Aws)];
    }

    /// <summary>Its checks, which pass on the tasks as they are here.</summary>
    public sealed class Checks(EditedLab lab) : LabChecks<EditedLab>(lab)
    {
        public static void Require(bool holds) => Expect(holds, "the bucket is public", "バケットがパブリックです");

        [Check(1)]
        public async Task Alice_reads_hers() => await Aws.AllowsAsync(Aws.A.User("alice"), who => who.Ssm.GetParameterAsync(new() { Name = "/mine" }));

        [Check(1)]
        public async Task Alice_reads_hers_twice()
        {
            await Alice_reads_hers();
            await Alice_reads_hers();
        }

        [Check(2)]
        public async Task Other_is_there() => await Aws.A.Root.Ssm.GetParameterAsync(new() { Name = "/other" });

        [Check(2)]
        public async Task Then_alice_reads_hers_again() => await Alice_reads_hers();
    }
}
