using System.Globalization;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.Sts;

namespace ScsLabs.Emulator.Functions;

/// <summary>The environment variables of functions.</summary>
/// <remarks>Source: Lambda Developer Guide, "Defined runtime environment variables".</remarks>
internal static class FunctionVariables
{
    /// <summary>The variables of a function: its own, and those that Lambda sets, which win.</summary>
    public static IReadOnlyDictionary<string, string> Of(FunctionSnapshot version, Session session, string logStream, ProgramPlaces places)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LANG"] = "en_US.UTF-8",
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            ["TZ"] = ":UTC",
            ["AWS_ENDPOINT_URL"] = $"http://{places.Endpoint}",
        };
        if (version.Settings.Runtime == Runtime.DotNet10)
        {
            variables["DOTNET_EnableWriteXorExecute"] = "0"; // it needs memory that belongs to no process (SystemCallFilter)
        }

        foreach (var (name, value) in version.Settings.Variables ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            variables[name] = value;
        }

        variables["_HANDLER"] = version.Settings.Handler;
        variables["AWS_ACCESS_KEY_ID"] = session.AccessKeyId;
        variables["AWS_SECRET_ACCESS_KEY"] = session.SecretAccessKey;
        variables["AWS_SESSION_TOKEN"] = session.SessionToken;
        variables["AWS_REGION"] = variables["AWS_DEFAULT_REGION"] = version.Function.Region;
        variables["AWS_EXECUTION_ENV"] = $"AWS_Lambda_{RuntimeShape.ToWire(version.Settings.Runtime)}";
        variables["AWS_LAMBDA_FUNCTION_NAME"] = version.Function.Name;
        variables["AWS_LAMBDA_FUNCTION_VERSION"] = version.Version;
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = version.Settings.MemorySize.ToString(CultureInfo.InvariantCulture);
        variables["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand";
        variables["AWS_LAMBDA_LOG_GROUP_NAME"] = version.Function.LogGroup;
        variables["AWS_LAMBDA_LOG_STREAM_NAME"] = logStream;
        variables["AWS_LAMBDA_RUNTIME_API"] = places.Own;
        variables["LAMBDA_TASK_ROOT"] = places.Code;
        variables["LAMBDA_RUNTIME_DIR"] = places.Runtimes;
        return variables;
    }
}
