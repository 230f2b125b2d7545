using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Sts;

/// <summary>AWS Security Token Service.</summary>
internal sealed class StsApi : IApi
{
    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "sts",
        Protocol = WireProtocol.Query,
        Version = "2011-06-15",
        XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
        IsFallback = true,
        AccessDenied = static text => new("AccessDenied", 403, text),
        Invalid = Violation.InOneSentence("ValidationError"),
        Trail = new() { TellsOwner = true, ReadOnly = new HashSet<string>(StringComparer.Ordinal) { "AssumeRole" } },
        AwsOperations = OperationList.NamesOf("sts"),
    };
}
