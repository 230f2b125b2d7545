using System.Net;
using System.Text;
using ScsLabs.Cli.Classes;
using ScsLabs.Cli.Learning;
using YamlDotNet.RepresentationModel;

namespace ScsLabs.Cli.Tests;

/// <summary>What an instructor makes for a class, and collects from it.</summary>
public sealed class ClassTests : IDisposable
{
    private readonly SmallCourse course = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scslabs-class-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_seat_has_an_address_and_secrets_of_its_own()
    {
        await WriteAsync(seats: 30);

        var room = System.Text.Json.JsonDocument.Parse(await TextAsync("class.json")).RootElement;
        var seats = room.GetProperty("seats").EnumerateArray().ToList();
        seats.Count.ShouldBe(30);
        foreach (var member in new[] { "endpoint", "rootSecret", "controlToken" })
        {
            seats.Select(seat => seat.GetProperty(member).GetString()).Distinct().Count().ShouldBe(30, member);
        }

        var secret = room.GetProperty("secret").GetString()!;
        (await TextAsync("class.env")).ShouldBe($"SCSLABS_ROOT_SECRET={secret}\n");
        (await TextAsync("seats/seat-07.env")).ShouldContain($"export SCSLABS_ROOT_SECRET={seats[6].GetProperty("rootSecret").GetString()}\n");
        foreach (var handedOut in new[] { "sheet.html", "seats/seat-01.env" })
        {
            (await TextAsync(handedOut)).ShouldNotContain(secret, Case.Sensitive, handedOut);
        }
    }

    [Fact]
    public async Task A_learner_joins_with_the_code_of_the_sheet_and_has_the_seat_s_variables()
    {
        var room = ClassRoom.Of("class-secret", "aws.class.test", 4601, 2);
        var seat = room.Seats[1];
        ClassSheet.Of(room).ShouldContain($"labs/scslabs.sh join http://aws.class.test:4602 {seat.Code}\n");
        ClassSheet.Of(room).ShouldNotContain(seat.RootSecret);
        var emulator = new Answers($$"""{"number":2,"rootSecret":"{{seat.RootSecret}}"}""");

        (await new JoinCommand(course.Course, course.Desk().Screen, emulator).RunAsync("http://aws.class.test:4602/", seat.Code.ToUpperInvariant(), Cancel)).ShouldBe(ExitCode.Green);

        emulator.Asked.ShouldBe([$"GET http://aws.class.test:4602/_scslabs/seat {seat.ControlToken}"]);
        var file = Path.Combine(course.Course.StateFolder, "seat.env");
        (await File.ReadAllTextAsync(file, Cancel)).ShouldBe(seat.Environment);
        course.Said.ShouldContain("Seat 2 is yours.");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Theory]
    [InlineData("aws.class.test", "00000-00000-00000-00000-00000-00000", "{}", "is no address")]
    [InlineData("http://aws.class.test:4602", "0000", "{}", "is no seat's code")]
    [InlineData("http://aws.class.test:4602", "000000000000000000000000000000", null, "Connection refused")]
    [InlineData("http://aws.class.test:4602", "000000000000000000000000000000", "<html>", "There is no seat of a class at http://aws.class.test:4602")]
    [InlineData("http://aws.class.test:4602", "000000000000000000000000000000", """{"number":1,"rootSecret":"a; touch /tmp/x"}""", "There is no seat of a class at http://aws.class.test:4602")]
    public async Task What_is_no_seat_is_told_and_writes_nothing(string address, string code, string? answer, string told)
    {
        (await Should.ThrowAsync<LearnerException>(() => new JoinCommand(course.Course, course.Desk().Screen, new Answers(answer)).RunAsync(address, code, Cancel))).Message.ShouldContain(told);

        File.Exists(Path.Combine(course.Course.StateFolder, "seat.env")).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_else_may_read_the_files_and_none_is_overwritten()
    {
        await WriteAsync(seats: 1);

        course.Said.ShouldContain("make serve PORT=4601 ARGS=\"--seats 1\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
            {
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
            }
        }

        (await Should.ThrowAsync<LearnerException>(() => WriteAsync(seats: 1))).Message.ShouldContain("isn't empty");
        (await Should.ThrowAsync<LearnerException>(() => new ClassCommand(course.Course, course.Desk().Screen).RunAsync(30, "127.0.0.1", 65530, new(Path.Combine(folder.FullName, "other")), "image", Cancel))).Message.ShouldContain("65530 to 65559");
    }

    [Fact]
    public async Task The_manifests_are_YAML_with_limits_probes_and_a_read_only_root()
    {
        await WriteAsync(seats: 3);

        foreach (var form in new[] { "one-for-all", "one-a-seat" })
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(await TextAsync($"kubernetes/{form}/emulator.yaml")));
            var pod = (YamlMappingNode)yaml.Documents[1].RootNode["spec"]["template"]["spec"];
            var container = pod["containers"][0];
            container["securityContext"]["readOnlyRootFilesystem"].ToString().ShouldBe("true");
            container["securityContext"]["capabilities"]["drop"][0].ToString().ShouldBe("ALL");
            container["resources"]["limits"]["memory"].ToString().ShouldEndWith("Mi");
            container["readinessProbe"]["httpGet"]["path"].ToString().ShouldBe("/_scslabs/health");
            container["livenessProbe"].ShouldNotBeNull();
            container["envFrom"][0]["secretRef"]["name"].ToString().ShouldBe("scslabs-class");
            yaml.Documents[0].RootNode["kind"].ToString().ShouldBe("Namespace");
            yaml.Documents.Count.ShouldBe(form == "one-for-all" ? 3 : 6);
        }

        var compose = new YamlStream();
        compose.Load(new StringReader(await TextAsync("compose.yaml")));
        compose.Documents[0].RootNode["services"]["aws"]["ports"][0].ToString().ShouldBe("${CLASS_ADDRESS:-127.0.0.1}:4601-4603:4601-4603");
    }

    [Fact]
    public async Task CTFd_gets_a_challenge_for_each_task_whose_flag_the_class_has()
    {
        await WriteAsync(seats: 2);

        var csv = await TextAsync("ctfd.csv");
        csv.ShouldStartWith("name,description,category,value,type,state,max_attempts,flags,tags,hints\r\n\"01.1 The bucket\",\"Let Alice read.\",\"Two buckets\",\"100\",\"standard\",\"visible\",\"0\",\"scslabs{lab01-1-");
        csv.ShouldContain("""
            "[{""content"":""A nudge."",""cost"":10},{""content"":""The statement to write."",""cost"":10}]"
            """.Trim());
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_check_reports_its_results_and_shows_the_flags_of_green_tasks()
    {
        var emulator = new Answers("""{"flags":{"2":"scslabs{lab01-2-abc}"}}""");
        var desk = course.Desk();
        course.Runs = static (_, _) => Task.FromResult(SmallCourse.Judged(Verdict.Failed, Verdict.Passed));
        var reporting = new Desk(course.Course, desk.Screen, course, desk.Time, course) { Class = new(new("http://class.test:4601"), "token-1", emulator) };

        await new CheckCommand(reporting).RunAsync("01", asJson: true, Cancel);
        System.Text.Json.JsonDocument.Parse(course.Said).RootElement.GetProperty("lab").GetString().ShouldBe("Lab01.First");
        reporting.TellNotes(toErrors: false);

        emulator.Asked.ShouldBe(["PUT http://class.test:4601/_scslabs/results/Lab01.First token-1"]);
        emulator.Bodies[0].ShouldContain("\"isGreen\":false");
        course.Said.ShouldContain("The flag of task 2: scslabs{lab01-2-abc}");
    }

    [Fact]
    public async Task A_class_that_is_not_reached_is_told_and_fails_no_check()
    {
        var desk = course.Desk();
        course.Runs = static (_, _) => Task.FromResult(SmallCourse.Judged(Verdict.Passed, Verdict.Passed));
        var reporting = new Desk(course.Course, desk.Screen, course, desk.Time, course) { Class = new(new("http://class.test:4601"), "token-1", new Answers(null)) };

        (await new CheckCommand(reporting).RunAsync("01", asJson: false, Cancel)).ShouldBe(ExitCode.Green);
        reporting.TellNotes(toErrors: false);

        course.Said.ShouldContain("Your results couldn't be reported to http://class.test:4601/");
    }

    [Fact]
    public async Task The_board_shows_who_is_where_and_who_is_stuck()
    {
        await WriteAsync(seats: 2);
        var emulator = new Answers("""{"Lab01.First":{"at":"2026-01-01T10:00:00Z","tasks":[{"number":1,"isGreen":true},{"number":2,"isGreen":false}],"stuck":{"task":2,"since":"2026-01-01T09:00:00Z"},"hints":3,"spoiled":false},"Lab02.Second":{"at":"2026-01-01T10:00:00Z","tasks":[{"number":1,"isGreen":true}],"stuck":null,"hints":0,"spoiled":true}}""");

        (await new BoardCommand(course.Course, course.Desk().Screen, emulator, TimeProvider.System).RunAsync(new(Path.Combine(Folder, "class.json")), once: true, Cancel)).ShouldBe(ExitCode.Green);

        emulator.Asked.Count.ShouldBe(2);
        emulator.Asked[0].ShouldNotBe(emulator.Asked[1]);
        var page = await TextAsync("scoreboard.html");
        page.ShouldContain("""<td class="stuck">1/2<small>task 2, """);
        page.ShouldContain("<small>hints: 3</small>");
        page.ShouldContain("""<td class="done">✓ 1/1<small>answer shown</small></td>""");
        (await TextAsync("results.json")).ShouldContain("Lab01.First");
    }

    [Fact]
    public async Task A_seat_that_does_not_answer_or_answers_nonsense_has_its_reason_as_text()
    {
        await WriteAsync(seats: 1);

        await new BoardCommand(course.Course, course.Desk().Screen, new Answers("<script>alert(1)</script>"), TimeProvider.System).RunAsync(new(Path.Combine(Folder, "class.json")), once: true, Cancel);

        (await TextAsync("scoreboard.html")).ShouldNotContain("<script>");
        (await Should.ThrowAsync<LearnerException>(() => new BoardCommand(course.Course, course.Desk().Screen, new Answers(null), TimeProvider.System).RunAsync(new(Path.Combine(Folder, "sheet.html")), once: true, Cancel))).Message.ShouldContain("is no file of a class");
    }

    public void Dispose()
    {
        course.Dispose();
        folder.Delete(recursive: true);
    }

    private string Folder => Path.Combine(folder.FullName, "class");

    private Task<int> WriteAsync(int seats) => new ClassCommand(course.Course, course.Desk().Screen).RunAsync(seats, "127.0.0.1", 4601, new(Folder), "scslabs/scslabs:local", Cancel);

    private Task<string> TextAsync(string name) => File.ReadAllTextAsync(Path.Combine(Folder, name), Cancel);

    /// <summary>An emulator that gives one answer; null for none.</summary>
    private sealed class Answers(string? answer) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            lock (Asked)
            {
                Asked.Add($"{request.Method} {request.RequestUri} {request.Headers.GetValues("X-ScsLabs-Token").Single()}");
                Bodies.Add(body);
            }

            return answer is null ? throw new HttpRequestException("Connection refused") : new(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
        }
    }
}
