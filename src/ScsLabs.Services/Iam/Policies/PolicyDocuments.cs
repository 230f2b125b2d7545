namespace ScsLabs.Services.Iam;

/// <summary>Reads policy documents of requests and writes those of answers.</summary>
internal static class PolicyDocuments
{
    /// <summary>Parses a document.</summary>
    /// <exception cref="AwsException">MalformedPolicyDocument, with IAM's reason.</exception>
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

    /// <summary>Parses the document of a managed policy's version.</summary>
    /// <exception cref="AwsException">MalformedPolicyDocument, LimitExceeded.</exception>
    public static PolicyDocument ParseManaged(string json)
    {
        var document = Parse(json, PolicyKind.Identity);
        return Size(document) <= Quotas.PolicySize ? document : throw IamErrors.QuotaExceeded("PolicySize", Quotas.PolicySize);
    }

    /// <summary>Parses a trust policy and replaces its principals by unique ids.</summary>
    /// <exception cref="AwsException">MalformedPolicyDocument, LimitExceeded.</exception>
    public static PolicyDocument ParseTrust(string json, WorldView view)
    {
        var document = Parse(json, PolicyKind.RoleTrust);
        return Size(document) <= Quotas.TrustPolicySize
            ? StoredPrincipals.Store(document, view, static principal => IamErrors.MalformedPolicyDocument($"Invalid principal in policy: \"AWS\":\"{principal}\""))
            : throw IamErrors.QuotaExceeded("ACLSizePerRole", Quotas.TrustPolicySize);
    }

    /// <summary>The number of characters that count against a quota: all but white space.</summary>
    public static int Size(PolicyDocument document) => document.Json.Count(c => !char.IsWhiteSpace(c));

    /// <summary>The document as IAM returns it: percent-encoded according to RFC 3986.</summary>
    public static string Show(PolicyDocument document) => Uri.EscapeDataString(document.Json);
}
