namespace ScsLabs.Services.Sts;

/// <summary>Which operations a session may call at all, whatever its policies say. The one place that knows.</summary>
/// <remarks>Source: IAM User Guide, id_credentials_sts-comparison; STS API Reference, GetSessionToken and GetFederationToken.</remarks>
public static class SessionLimits
{
    /// <summary>Returns if the operation is open to the holder of this key.</summary>
    /// <param name="accessKeyId">The verified key; null for root by account id.</param>
    /// <param name="view">Where sessions are found.</param>
    /// <param name="operation">What is called.</param>
    /// <exception cref="AwsError">InvalidClientTokenId from IAM, AccessDenied from STS.</exception>
    public static void Check(string? accessKeyId, WorldView view, Operation operation)
    {
        if (accessKeyId is null || view.Find<Session>(Place.Global, accessKeyId) is not { } session)
        {
            return;
        }

        switch (operation.Api.Name)
        {
            case "iam" when session.Kind is not SessionKind.AssumeRole:
                throw new AwsError("InvalidClientTokenId", 403, "The security token included in the request is invalid");
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
