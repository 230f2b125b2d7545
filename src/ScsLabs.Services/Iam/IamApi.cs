using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Iam;

/// <summary>AWS Identity and Access Management.</summary>
internal sealed class IamApi : IApi
{
    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "iam",
        Protocol = WireProtocol.Query,
        Version = "2010-05-08",
        XmlNamespace = "https://iam.amazonaws.com/doc/2010-05-08/",
        GlobalRegion = "us-east-1",
        AccessDenied = static text => new("AccessDenied", 403, text),
        Invalid = Violation.InOneSentence("ValidationError"),
        Trail = new() { ErrorSuffix = "Exception" },
        AwsOperations = OperationList.NamesOf("iam"),
    };
}
