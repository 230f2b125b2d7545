using System.IO.Compression;
using System.Text;
using ScsLabs.Services.Lambda;
using Runtime = ScsLabs.Services.Lambda.Runtime;

namespace ScsLabs.Emulator.Tests.Functions;

/// <summary>Functions that fail, hang, end or take too much are told in Lambda's words, and the next event runs anew.</summary>
[Collection("sandboxes")]
public sealed class FailingFunctionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("def handler(event, context): raise ValueError('no')", """{"errorMessage": "no", "errorType": "ValueError", "stackTrace": [""")]
    [InlineData("def handler(event, context): return object()", """{"errorMessage": "Unable to marshal response: Object of type object is not JSON serializable", "errorType": "Runtime.MarshalError",""")]
    [InlineData("def other(event, context): pass", """{"errorMessage": "Handler 'handler' missing on module 'index'", "errorType": "Runtime.HandlerNotFound",""")]
    [InlineData("import nothing_of_that_name", """{"errorMessage": "Unable to import module 'index': No module named 'nothing_of_that_name'", "errorType": "Runtime.ImportModuleError",""")]
    [InlineData("raise KeyError('early')", """{"errorMessage": "'early'", "errorType": "KeyError",""")]
    public async Task A_function_that_fails_answers_with_its_error(string code, string answer)
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("fails", code);

        for (var time = 0; time < 2; time++)
        {
            var (error, payload) = await world.InvokeAsync("fails");
            error.ShouldBe("Unhandled");
            payload.ShouldStartWith(answer);
        }
    }

    [Theory]
    [InlineData("import sys\ndef handler(event, context): sys.exit(3)", "Runtime exited with error: exit status 3")]
    [InlineData("import os\ndef handler(event, context): os._exit(0)", "Runtime exited without providing a reason")]
    [InlineData("import os\ndef handler(event, context): os.kill(os.getpid(), 11)", "Runtime exited with error: signal: segmentation fault")]
    [InlineData("import os\nos._exit(1)", "Runtime exited with error: exit status 1")]
    public async Task A_function_that_ends_is_told_by_how(string code, string problem)
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("ends", code);

        (await ErrorAsync(world, "ends")).ShouldBe(("Runtime.ExitError", problem));
        (await ErrorAsync(world, "ends")).ShouldBe(("Runtime.ExitError", problem));
    }

    [Theory]
    [InlineData("import time\ndef handler(event, context): time.sleep(1000) if event else None")]
    [InlineData("def handler(event, context):\n  while event: pass")]
    [InlineData("import signal, time\nfor n in range(1, 32):\n  try: signal.signal(n, signal.SIG_IGN)\n  except OSError: pass\ndef handler(event, context): time.sleep(1000) if event else None")]
    public async Task A_function_that_hangs_is_ended_at_its_timeout(string code)
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("hangs", code, static create => create with { Timeout = 1 });

        (await ErrorAsync(world, "hangs", "{\"x\":1}")).ShouldBe(("Sandbox.Timedout", "Task timed out after 1.00 seconds"));
        (await world.InvokeAsync("hangs")).ShouldBe((null, "null"));
        (await world.LogAsync("hangs")).ShouldContain(line => line.EndsWith("Task timed out after 1.00 seconds", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a = []\ndef handler(event, context):\n  while True: a.append(bytearray(1 << 20))")]
    [InlineData("import os\ndef handler(event, context):\n  for n in range(20):\n    if os.fork() == 0:\n      a = bytearray(20 << 20)\n      os.pause() if hasattr(os, 'pause') else __import__('signal').pause()\n  __import__('signal').pause()")]
    [InlineData("a = []\ndef handler(event, context):\n  a.append(b'x' * (200 << 20))\n  raise MemoryError()")]
    public async Task A_function_that_takes_more_memory_than_it_has_ends(string code)
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("hog", code, static create => create with { Timeout = 60 });

        (await ErrorAsync(world, "hog")).ShouldBe(("Runtime.ExitError", "Runtime exited with error: signal: killed"));
    }

    [Fact]
    public async Task A_function_that_forks_without_end_ends()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("forks", """
            import os
            def handler(event, context):
                while True:
                    os.fork()
            """, static create => create with { Timeout = 10, MemorySize = 512 });

        (await world.InvokeAsync("forks")).Error.ShouldBe("Unhandled");
        await world.PythonAsync("lives", "def handler(event, context): return 1");
        (await world.InvokeAsync("lives")).ShouldBe((null, "1"));
    }

    [Fact]
    public async Task A_function_that_prints_without_end_has_a_bounded_log()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("prints", "def handler(event, context):\n  for n in range(10 * 1024): print('x' * 1023)\n  return 'done'", static create => create with { Timeout = 30 });

        (await world.InvokeAsync("prints")).ShouldBe((null, "\"done\""));
        var log = new List<string>();
        string? next = null;
        do
        {
            var page = await world.Logs.FilterLogEventsAsync(new() { LogGroupName = "/aws/lambda/prints", NextToken = next }, Token);
            log.AddRange(page.Events!.Select(one => one.Message!));
            next = page.NextToken;
        }
        while (next is not null);
        log.Count(line => line[0] == 'x').ShouldBeInRange(900, 1024);
        log[^3].ShouldBe("ScsLabs keeps 1048576 bytes of an invocation's output. The rest is left out.");
        (await world.InvokeAsync("prints")).ShouldBe((null, "\"done\""));
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_an_error()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("large", "def handler(event, context): return 'x' * event", static create => create with { MemorySize = 512 });

        (await world.InvokeAsync("large", "6291000")).Payload.Length.ShouldBe(6_291_002);
        var (error, payload) = await world.InvokeAsync("large", "6291999");
        error.ShouldBe("Unhandled");
        payload.ShouldBe("""{"errorType":"Function.ResponseSizeTooLarge","errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes)."}""");
    }

    [Theory]
    [InlineData("other", 0b_111_101_101, "", "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]")]
    [InlineData("bootstrap", 0b_110_100_100, "#!/bin/sh\n", "fork/exec /var/task/bootstrap: permission denied")]
    [InlineData("bootstrap", 0b_111_101_101, "no program", "fork/exec /var/task/bootstrap: exec format error")]
    public async Task A_package_without_a_program_to_begin_with_is_told(string name, int mode, string text, string problem)
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.CreateAsync("empty", Runtime.ProvidedAl2023, "unused", Zip(archive => Add(archive, name, text).ExternalAttributes = mode << 16));

        (await ErrorAsync(world, "empty")).ShouldBe(("Runtime.InvalidEntrypoint", problem));
    }

    [Fact]
    public async Task What_says_that_it_is_a_link_is_a_file()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.CreateAsync("links", await world.PythonAsync(), "index.handler", Zip(archive =>
        {
            Add(archive, "index.py", "import os\ndef handler(event, context): return [os.path.islink('/var/task/link'), open('/var/task/link').read()]");
            Add(archive, "link", "/etc/passwd").ExternalAttributes = 0b_1_010_111_111_111_111 << 16;
        }));

        (await world.InvokeAsync("links")).ShouldBe((null, """[false, "/etc/passwd"]"""));
    }

    [Fact]
    public async Task A_package_that_has_more_bytes_than_it_says_is_not_unpacked()
    {
        await using var world = await FunctionWorld.StartAsync();
        var zip = Zip(archive =>
        {
            using var large = archive.CreateEntry("large", CompressionLevel.Optimal).Open();
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 300; megabyte++)
            {
                large.Write(zeros);
            }
        });
        var claimed = Encoding.ASCII.GetBytes("PK\u0001\u0002");
        var directory = zip.AsSpan().LastIndexOf(claimed);
        BitConverter.TryWriteBytes(zip.AsSpan(directory + 24), 10).ShouldBeTrue(); // the size that the directory claims
        await world.CreateAsync("bomb", await world.PythonAsync(), "index.handler", zip);

        (await world.InvokeAsync("bomb")).Error.ShouldBe("Unhandled");
        Directory.EnumerateDirectories(world.Emulator.Functions.Folder!).Select(Path.GetFileName).ShouldBe(["runtime"]);
    }

    [Theory]
    [InlineData("a/b", "a")]
    [InlineData("a", "a/b")]
    public async Task A_package_with_a_file_and_a_folder_of_one_name_is_told(string first, string second)
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("lives", "def handler(event, context): return 1");
        await world.CreateAsync("both", await world.PythonAsync(), "index.handler", FunctionWorld.Zip((first, ""), (second, "")));

        (await ErrorAsync(world, "both")).Type.ShouldBe("Sandbox.Failure");
    }

    private static async Task<(string? Type, string? Problem)> ErrorAsync(FunctionWorld world, string name, string payload = "{}")
    {
        var (error, answer) = await world.InvokeAsync(name, payload);
        error.ShouldBe("Unhandled");
        using var json = System.Text.Json.JsonDocument.Parse(answer);
        var message = json.RootElement.GetProperty("errorMessage").GetString()!;
        message.ShouldMatch("^RequestId: [0-9a-f-]{36} Error: ");
        return (json.RootElement.GetProperty("errorType").GetString(), message[(message.IndexOf("Error: ", StringComparison.Ordinal) + "Error: ".Length)..]);
    }

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            fill(archive);
        }

        return bytes.ToArray();
    }

    private static ZipArchiveEntry Add(ZipArchive archive, string name, string text)
    {
        var entry = archive.CreateEntry(name);
        using var writer = new StreamWriter(entry.Open());
        writer.Write(text);
        return entry;
    }
}
