using System.Net;
using System.Text;
using System.Text.Json;
using ScsLabs.Cli.Explaining;
using ScsLabs.Cli.Learning;
using ScsLabs.Cli.Reporting;
using ScsLabs.Cli.Running;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Tests;

/// <summary>The command <c>explain</c>: calls and packet paths of the last check, and calls of a running emulator.</summary>
public sealed class ExplainTests : IDisposable
{
    private const string Denied =
        """
        {"requestId":"r-1","principal":"arn:aws:iam::111111111111:user/alice","service":"ssm","operation":"GetParameter","region":"us-east-1","status":400,"errorCode":"AccessDeniedException","errorMessage":"no","parameters":{"Name":"/a"},
        "asks":[{"action":"ssm:GetParameter","resource":"arn:a","decision":"ImplicitlyDenied","decidedBy":"Identity","because":"because no identity-based policy allows the ssm:GetParameter action","reason":"NoneAllows","by":[],"statement":"Allow of list, statement 1 (Identity): Action [ssm:*] doesn't name s3:A","failed":"Action","trace":["Allow of list, statement 1 (Identity): Action [ssm:*] doesn't name s3:A"],
        "statements":[{"kind":"Identity","policy":"list","statement":"1","effect":"Allow","matched":false,"whyNot":"Action [ssm:*] doesn't name s3:A","mismatch":{"kind":"DoesNotName","element":"Action","name":"Action","key":null,"wanted":["ssm:*"],"actual":["s3:A"]},"decides":false,"nearest":true}]}]}
        """;

    private const string Allowed = """{"requestId":"r-2","principal":"p","service":"ssm","operation":"GetParameter","region":"us-east-1","status":200,"asks":[{"action":"ssm:GetParameter","resource":"arn:a","decision":"Allowed"}]}""";

    private const string Path =
        """
        {"from":"app","to":"database","port":3306,"found":false,"forward":["interface app"],"return":["interface database","list database"],
        "detail":{"forward":[{"id":"eni-1","kind":"Interface","name":"app"},{"id":"sg-1","kind":"SecurityGroup","name":"web (sg-1)","egress":true,"rule":"sgr-1","protocol":"tcp","ports":"3306","other":"10.0.0.0/16"},{"id":"rtb-1","kind":"RouteTable","name":"rtb-1","route":"10.0.0.0/16","target":"local"}],
        "return":[{"id":"eni-2","kind":"Interface","name":"database"},{"id":"acl-1","kind":"NetworkAcl","name":"acl-1","egress":false,"entry":100,"other":"0.0.0.0/0"},{"id":"sg-1","kind":"SecurityGroup","name":"web (sg-1)"}]},
        "obstacles":[{"code":"ON","component":"list app","replies":false,"hopsBefore":3},{"code":"OUT","component":"list app","replies":false,"hopsBefore":1},{"code":"ODD","component":"list app","replies":false,"hopsBefore":-1},{"code":"FAR","component":"list app","replies":false,"hopsBefore":99},{"code":"BACK","component":"list app","replies":true}]}
        """;

    private readonly SmallCourse course = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_of_what_is_red_and_packet_paths_are_listed_by_check_with_their_ids()
    {
        await CheckAsync();

        await RunAsync(null);

        var said = course.Said;
        said.ShouldContain("✗ Task 1: Alice reads\n  r-1\n    arn:aws:iam::111111111111:user/alice called ssm GetParameter in us-east-1: AccessDeniedException\n  r-2\n    p called ssm GetParameter in us-east-1: it succeeded\n  path-1\n    ");
        said.ShouldContain("✓ Task 1: Bob does not\n  r-3\n");
        said.ShouldNotContain("r-0");
        said.ShouldNotContain("r-4");
    }

    [Fact]
    public async Task Without_a_failed_call_that_is_said()
    {
        await RunAsync(null);
        course.Said.ShouldBe("Lab 01 wasn't checked yet: scslabs check 01\n");

        await course.Desk().CheckAsync(course.First, begins: true, Cancel);
        await RunAsync(null);

        course.Said.ShouldBe("No call failed in the last check of lab 01.\n");
    }

    [Fact]
    public async Task A_call_of_the_last_check_is_explained_with_each_statement()
    {
        await CheckAsync();

        (await RunAsync("r-1")).ShouldBe(ExitCode.Green);

        var said = course.Said;
        said.ShouldContain("answer: AccessDeniedException (400): no");
        said.ShouldContain("Parameters: {");
        said.ShouldMatch("\"Name\": \"/a\"");
        said.ShouldContain("✗ implicitly denied ssm:GetParameter on arn:a");
        said.ShouldContain("Decision: because no identity-based policy allows the ssm:GetParameter action");
        said.ShouldContain("Nearest statement: Allow of list, statement 1 (an identity-based policy): Action [ssm:*] doesn't name s3:A");
        said.ShouldContain("Statements considered (1)");

        await RunAsync("r-2");
        course.Said.ShouldContain("✓ allowed ssm:GetParameter on arn:a");
    }

    [Fact]
    public void Parameters_are_told_as_JSON_to_read_with_the_policies_within_them()
    {
        ParametersText.Of(Json("""{"Name":"a & b","Policy":"{\"Effect\":\"Alow\"}","Text":"{no JSON","Numbers":[1,null]}""")).ShouldBe(
            """
            {
              "Name": "a & b",
              "Policy": {
                "Effect": "Alow"
              },
              "Text": "{no JSON",
              "Numbers": [
                1,
                null
              ]
            }
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Odd_parameters_are_told_too()
    {
        ParametersText.Of(Json("""{"a":1,"a":2}""")).ShouldBe("{\n  \"a\": 2\n}");
        var deep = string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60));
        ParametersText.Of(Json($$$"""{"Deep":{{{string.Concat(Enumerable.Repeat("[", 50))}}}"{\"x\":{{{deep}}}}"{{{string.Concat(Enumerable.Repeat("]", 50))}}}}""")).ShouldContain("\"x\": [");
        ParametersText.Of(Json("""{"Policy":"{\"a\":1,\"a\":2}"}""")).ShouldContain("\"a\": ");
    }

    [Fact]
    public void An_ask_is_told_in_Japanese_as_in_the_report()
    {
        var ask = new AskWords(Json(Denied).GetProperty("asks")[0], Language.Japanese);

        ask.Decision.ShouldBe("✗ 暗黙的な拒否");
        ask.On.ShouldBe("対象: arn:a");
        ask.Reasons.ShouldBe(
        [
            ("判定の根拠", "ID ベースのポリシーに ssm:GetParameter を許可するものがありません"),
            ("最も近いステートメント", "list のステートメント 1 の Allow(ID ベースのポリシー): Action [ssm:*] は s3:A を指定していません"),
        ]);
        ask.Considered.ShouldBe("検討されたステートメント (1)");
    }

    [Fact]
    public async Task A_packet_path_is_drawn_with_each_stop_behind_the_way_that_it_ends_and_one_that_is_not_there_is_told()
    {
        await CheckAsync();

        await RunAsync("path-1");
        var said = course.Said;
        string[] order =
        [
            "Outbound path", "network interface app", "OUT", "security group web (sg-1)", "outbound rule sgr-1: tcp 3306, 10.0.0.0/16", "route table rtb-1", "route 10.0.0.0/16 → local", "ON", "ODD", "FAR",
            "Return path", "network interface database", "network ACL acl-1", "inbound entry 100: all traffic, 0.0.0.0/0", "reply of a connection that it let through", "BACK",
        ];
        order.Select(part => said.IndexOf(part, StringComparison.Ordinal)).ShouldBeInOrder(SortDirection.Ascending);
        order.ShouldAllBe(part => said.Contains(part, StringComparison.Ordinal));

        (await Should.ThrowAsync<LearnerException>(() => RunAsync("path-2"))).Message.ShouldBe("The last check has no path path-2.");
    }

    [Fact]
    public async Task Another_call_is_asked_of_the_emulator_which_may_not_have_it_or_not_be_there()
    {
        await RunAsync("r-9", Denied.Replace("r-1", "r-9", StringComparison.Ordinal));
        course.Said.ShouldContain("user/alice called ssm GetParameter");

        (await Should.ThrowAsync<LearnerException>(() => RunAsync("r-9", """{"error":"none remembered"}""", HttpStatusCode.NotFound))).Message.ShouldContain("none remembered");
        (await Should.ThrowAsync<LearnerException>(() => RunAsync("r-9", "<html>"))).Message.ShouldContain("No call has the request id r-9");
        (await Should.ThrowAsync<LearnerException>(() => RunAsync("r-9", null))).Message.ShouldContain("Connection refused");
    }

    [Theory]
    [InlineData("localhost:4566")]
    [InlineData("ftp://host")]
    [InlineData("")]
    public void An_address_that_is_none_of_HTTP_is_told(string address) => Should.Throw<LearnerException>(() => Endpoints.Of("SCSLABS_CLASS", address)).Message.ShouldStartWith($"SCSLABS_CLASS: '{address}' is no address");

    [Fact]
    public void An_address_of_HTTP_is_read() => Endpoints.Of("SCSLABS_CLASS", "http://127.0.0.1:4601").Port.ShouldBe(4601);

    public void Dispose() => course.Dispose();

    private async Task CheckAsync()
    {
        var results = SmallCourse.ResultsOf(Verdict.Failed, Verdict.Failed);
        var first = results.Checks[0] with { Calls = [Json(Allowed.Replace("r-2", "r-0", StringComparison.Ordinal)), Json(Denied), .. Enumerable.Repeat(Json(Allowed), 8)], Paths = [Json(Path)] };
        var second = results.Checks[1] with { Calls = [Json(Denied.Replace("r-1", "r-3", StringComparison.Ordinal)), Json(Allowed.Replace("r-2", "r-4", StringComparison.Ordinal))] };
        course.Runs = (_, _) => Task.FromResult<LabRun>(new LabRun.Judged(results with { Checks = [first, second, .. results.Checks.Skip(2)] }));
        await course.Desk().CheckAsync(course.First, begins: true, Cancel);
        _ = course.Said;
    }

    private async Task<int> RunAsync(string? id, string? answer = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var emulator = new Emulator(answer, status);
        return await new ExplainCommand(course.Desk(width: 500), emulator).RunAsync(id, new("http://127.0.0.1:4566"), Cancel);
    }

    private static JsonElement Json(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    /// <summary>An emulator that gives one answer; null for none.</summary>
    private sealed class Emulator(string? answer, HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answer is null ? throw new HttpRequestException("Connection refused") : Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(answer, Encoding.UTF8, "application/json") });
    }
}
