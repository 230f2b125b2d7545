using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Kms;

/// <summary>AWS Key Management Service.</summary>
internal sealed class KmsApi : IApi
{
    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "kms",
        Protocol = WireProtocol.Json11,
        Version = "2014-11-01",
        TargetPrefix = "TrentService",
        AccessDenied = static text => new("AccessDeniedException", 400, text),
        Invalid = Violation.InOneSentence("ValidationException"),
        CallConditions = CallConditions,
        Trail = new() { TellsOwner = true },
        AwsOperations = OperationList.NamesOf("kms"),
    };

    private static IEnumerable<Condition> CallConditions(Call call)
    {
        yield return new("kms:CallerAccount", call.Account.ToString());
        if (call.Caller.ViaService is { } via)
        {
            yield return new("kms:ViaService", via);
        }
    }
}
