using System.Text;
using Microsoft.Extensions.Logging;
using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.Ssm;

/// <summary>The output of commands: as much of it as is shown, and all of it in the command's bucket.</summary>
/// <remarks>Sources: Systems Manager API Reference, GetCommandInvocation; the agent's code (amazon-ssm-agent).</remarks>
internal static class CommandOutput
{
    /// <summary>How many characters of output and of errors are kept, and of both in a list.</summary>
    public const int MostOutput = 24_000, MostErrors = 8_000, MostListed = 2_500;

    private const string Cut = "---Output truncated---";
    private const string BeforeErrors = "\n----------ERROR-------\n";

    /// <summary>What a script wrote, as text.</summary>
    public static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    /// <summary>The beginning of a text.</summary>
    public static string Shortened(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - Cut.Length), Cut);

    /// <summary>Returns the words that replace a text that isn't kept any more.</summary>
    public static string Dropped(string text) => text.Length == 0 ? "" : Cut;

    /// <summary>The size of a text in memory, in bytes; none for what stands for one that isn't kept.</summary>
    public static long BytesOf(string text) => text == Cut ? 0 : (long)text.Length * sizeof(char);

    /// <summary>Output and errors together, as they are listed.</summary>
    public static string Listed(StepRun step) => Shortened(step.Errors.Length == 0 ? step.Output : step.Output + BeforeErrors + step.Errors, MostListed);

    /// <summary>Writes a step's output into the command's bucket, as the instance, over the way that the network has for it.</summary>
    /// <returns>The folder; null where the command has no bucket. The agent doesn't tell whether it could write.</returns>
    public static async Task<OutputFolder?> UploadAsync(SentCommand command, string instanceId, DocumentStep step, PlatformType platform, ReadOnlyMemory<byte> output, ReadOnlyMemory<byte> errors, IActing acting, CancellationToken cancellationToken)
    {
        if (command.Request.OutputS3BucketName is not { } bucket)
        {
            return null;
        }

        var folder = FolderOf(command, instanceId, step, platform);
        try
        {
            if (await AgentCalls.AsAgentAsync(command.Place, instanceId, "s3", acting, cancellationToken).ConfigureAwait(false) is { } transport)
            {
                var s3 = new S3Client(transport);
                foreach (var (name, bytes) in new[] { ("stdout", output), ("stderr", errors) })
                {
                    if (bytes.Length > 0)
                    {
                        await s3.PutObjectAsync(new(bucket, $"{folder.Path}/{name}") { Body = Body.Of(bytes.ToArray()), Settings = new() { ACL = ObjectCannedACL.BucketOwnerFullControl } }, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            acting.Logger.LogInformation("The output of {Command} on {Instance} isn't in {Bucket}: {Reason}", command.CommandId, instanceId, bucket, refused.Message);
        }

        return folder;
    }

    /// <summary>The address of an output in the command's bucket; empty for none.</summary>
    public static string Url(SentCommand command, StepRun step, string name) =>
        step.Folder is { } folder ? $"https://s3.{command.Place.Region}.amazonaws.com/{command.Request.OutputS3BucketName}/{folder.Path}/{name}" : "";

    /// <summary>The folder of a step, as the agent names it: by the step, or in schema 1.2 by the id of the plugin's properties, which not all have.</summary>
    private static OutputFolder FolderOf(SentCommand command, string instanceId, DocumentStep step, PlatformType platform)
    {
        var prefix = command.Request.OutputS3KeyPrefix is { Length: > 0 } given ? $"{given.TrimEnd('/')}/" : "";
        var name = command.Content.SchemaVersion == SchemaVersions.Current ? step.Name : step.Inputs["id"]?.GetValue<string>() ?? "";
        return new($"{prefix}{command.CommandId}/{instanceId}/{WithoutColons(PluginOf(step, platform))}", WithoutColons(name));
    }

    /// <summary>AWS's plugin that does what a step does.</summary>
    private static string PluginOf(DocumentStep step, PlatformType platform) =>
        step.Action != DocumentActions.RunPatchBaseline ? step.Action
        : platform == PlatformType.Windows ? "aws:runPowerShellScript"
        : DocumentActions.RunShellScript;

    private static string WithoutColons(string name) => name.Replace(":", "", StringComparison.Ordinal);
}

/// <summary>Where a step's output is in the command's bucket.</summary>
/// <param name="Plugin">The folder of the step's plugin.</param>
/// <param name="Step">The step's folder within it; empty for none.</param>
internal sealed record OutputFolder(string Plugin, string Step)
{
    /// <summary>The folder of the step's output.</summary>
    public string Path => Step.Length == 0 ? Plugin : $"{Plugin}/{Step}";
}
