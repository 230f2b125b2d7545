using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScsLabs.Harness.Telling;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether the backend runs the code of functions.</summary>
internal static class FunctionExecution
{
    private const string Name = "scslabs-probe-function";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>A function that ends with an exit code must be told to have done so; one without a program must not run.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws, Undo undo)
    {
        var root = aws.A.Root;
        await root.Iam.CreateRoleAsync(new(Name, Trust)).ConfigureAwait(false);
        undo.Add(() => root.Iam.DeleteRoleAsync(new(Name)));
        var code = RandomNumberGenerator.GetInt32(1, 100);
        try
        {
            return (await ErrorOfAsync("ends", ("bootstrap", $"#!/bin/sh\nexit {code}\n")).ConfigureAwait(false), await ErrorOfAsync("empty", ("readme", "no program")).ConfigureAwait(false)) switch
            {
                (("Runtime.ExitError", var ended), ("Runtime.InvalidEntrypoint", _)) when ended.EndsWith($"exit status {code}", StringComparison.Ordinal) => new(true, Texts.FunctionsRun.ToString()),
                (var ended, ("Runtime.InvalidEntrypoint", _)) => new(false, Texts.FunctionGot.With(code, ended.Type, ended.Message)),
                (_, var empty) => new(false, Texts.EmptyFunctionGot.With(empty.Type, empty.Message)),
            };
        }
        catch (AwsException unable) when (unable.Code == "NotImplemented")
        {
            return new(false, EmulatorWords.Told(unable.Message));
        }

        async Task<(string Type, string Message)> ErrorOfAsync(string name, (string Name, string Text) file)
        {
            await Trial.WorksAsync(aws, () => root.Lambda.CreateFunctionAsync(new($"{Name}-{name}", $"arn:aws:iam::{aws.A.Id}:role/{Name}", new() { ZipFile = Zip(file.Name, file.Text) }) { Runtime = Runtime.ProvidedAl2023, Handler = "unused" })).ConfigureAwait(false);
            undo.Add(() => root.Lambda.DeleteFunctionAsync(new($"{Name}-{name}")));
            await aws.UntilAsync(async () => (await root.Lambda.GetFunctionConfigurationAsync(new($"{Name}-{name}")).ConfigureAwait(false)).Function.State == FunctionState.Active).ConfigureAwait(false);
            var answer = await root.Lambda.InvokeAsync(new($"{Name}-{name}")).ConfigureAwait(false);
            using var told = JsonDocument.Parse(answer.Payload is { Length: > 0 } payload ? payload : "{}"u8.ToArray());
            return (Of("errorType"), Of("errorMessage"));

            string Of(string member) => told.RootElement.ValueKind == JsonValueKind.Object && told.RootElement.TryGetProperty(member, out var value) ? $"{value}" : $"no {member}";
        }
    }

    private static byte[] Zip(string name, string text)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            var entry = archive.CreateEntry(name);
            entry.ExternalAttributes = 0b_111_101_101 << 16; // Unix: everybody may execute it
            using var file = entry.Open();
            file.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
