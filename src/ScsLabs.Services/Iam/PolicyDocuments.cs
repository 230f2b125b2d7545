namespace ScsLabs.Services.Iam;

/// <summary>Policy documents on their way in and out.</summary>
internal static class PolicyDocuments
{
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

    /// <summary>A document as IAM answers it: percent-encoded as RFC 3986 has it.</summary>
    public static string Show(PolicyDocument document) => Uri.EscapeDataString(document.Json);
}
