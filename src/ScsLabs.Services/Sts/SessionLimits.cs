namespace ScsLabs.Services.Sts;

/// <summary>Defines the operations that sessions can't call, regardless of policies.</summary>
/// <remarks>Source: IAM User Guide, id_credentials_sts-comparison; STS API Reference, GetSessionToken and GetFederationToken.</remarks>
internal static class SessionLimits
{
    /// <summary>Throws unless the holder of the access key may call the operation.</summary>
    /// <param name="accessKeyId">The verified access key id; null for a root user identified by account id.</param>
    /// <param name="view">The world with the sessions.</param>
    /// <param name="operation">The operation to call.</param>
    /// <exception cref="AwsException">InvalidClientTokenId from IAM, AccessDenied from STS.</exception>
    public static void Check(string? accessKeyId, WorldView view, Operation operation)
    {
        if (accessKeyId is null || view.Find<Session>(Place.Global, accessKeyId) is not { } session)
        {
            return;
        }

        switch (operation.Api.Name)
        {
            case "iam" when session.Kind is not SessionKind.AssumeRole:
                throw new AwsException("InvalidClientTokenId", 403, "The security token included in the request is invalid");
            case "sts" when !MayCall(session.Kind, operation.Name):
                throw StsErrors.AccessDenied($"Cannot call {operation.Name} with session credentials");
        }
    }

    private static bool MayCall(SessionKind kind, string operation) => kind switch
    {
        SessionKind.AssumeRole => operation is not ("GetSessionToken" or "GetFederationToken"),
        SessionKind.GetSessionToken => operation is "AssumeRole" or "GetCallerIdentity",
        _ => operation is "GetCallerIdentity",
    };
}
