using ScsLabs.Model.Wire;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.S3Control;

/// <summary>Amazon S3 Control: S3's settings for accounts. Its actions have the prefix <c>s3:</c>.</summary>
internal sealed class S3ControlApi : IApi
{
    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "s3control",
        SigningName = "s3",
        Protocol = WireProtocol.RestXml,
        Version = "2018-08-20",
        XmlNamespace = "http://awss3control.amazonaws.com/doc/2018-08-20/",
        WrapsErrors = true,
        AccessDenied = S3Errors.AccessDenied,
        Invalid = static violations => violations.Told.Any(violation => violation.IsInDocument) ? S3Errors.MalformedXml()
            : violations.Told.Any(static violation => violation.Rule == ViolatedRule.Required) ? S3Errors.MissingRequestBody()
            : S3Errors.InvalidRequest(violations.Told[0].ToString()),
        Failure = S3Errors.InternalError,
        CallConditions = S3Api.CallConditions,
        Trail = S3Trail.OfAccounts,
        Actions = ["s3:GetAccountPublicAccessBlock", "s3:PutAccountPublicAccessBlock"],
        AwsOperations = OperationList.NamesOf("s3control"),
        Bindings = OperationList.BindingsOf("s3control"),
    };
}
