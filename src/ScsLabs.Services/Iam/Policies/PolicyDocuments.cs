namespace ScsLabs.Services.Iam;

/// <summary>Policy documents on their way in and out.</summary>
internal static class PolicyDocuments
{
    private const int TrustQuota = 2048;
    private const int ManagedQuota = 6144;

    /// <summary>Reads and compiles a document.</summary>
    /// <exception cref="AwsError">MalformedPolicyDocument, with IAM's reason.</exception>
    public static PolicyDocument Parse(string json, PolicyKind kind)
    {
        try
        {
            return PolicyDocument.Parse(json, kind);
        }
        catch (PolicyFormatException error)
        {
            throw IamErrors.MalformedPolicyDocument(error.Message);
        }
    }

    /// <summary>Reads a version of a managed policy.</summary>
    /// <exception cref="AwsError">MalformedPolicyDocument, LimitExceeded.</exception>
    public static PolicyDocument ParseManaged(string json)
    {
        var document = Parse(json, PolicyKind.Identity);
        return Size(document) <= ManagedQuota ? document : throw IamErrors.QuotaExceeded("PolicySize", ManagedQuota);
    }

    /// <summary>Reads a trust policy, its principals turned into unique ids.</summary>
    /// <exception cref="AwsError">MalformedPolicyDocument, LimitExceeded.</exception>
    public static PolicyDocument ParseTrust(string json, WorldView view)
    {
        var document = Parse(json, PolicyKind.RoleTrust);
        return Size(document) <= TrustQuota
            ? StoredPrincipals.Store(document, view, static principal => IamErrors.MalformedPolicyDocument($"Invalid principal in policy: \"AWS\":\"{principal}\""))
            : throw IamErrors.QuotaExceeded("ACLSizePerRole", TrustQuota);
    }

    /// <summary>The characters that count against a quota: white space doesn't.</summary>
    public static int Size(PolicyDocument document) => document.Json.Count(c => !char.IsWhiteSpace(c));

    /// <summary>A document as IAM answers it: percent-encoded as RFC 3986 has it.</summary>
    public static string Show(PolicyDocument document) => Uri.EscapeDataString(document.Json);
}
