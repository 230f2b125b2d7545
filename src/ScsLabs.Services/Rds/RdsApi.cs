using ScsLabs.Model.Wire;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Rds;

/// <summary>Amazon Relational Database Service.</summary>
internal sealed class RdsApi : IApi
{
    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "rds",
        Protocol = WireProtocol.Query,
        Version = "2014-10-31",
        XmlNamespace = "http://rds.amazonaws.com/doc/2014-10-31/",
        AccessDenied = static text => new("AccessDenied", 403, text),
        Invalid = Violation.TheFirst,
        BuildsOn = Ec2Api.Api,
        AwsOperations = OperationList.NamesOf("rds"),
    };
}
