using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Kms;

/// <summary>Writes the key policies of KMS itself, and checks those of customers.</summary>
internal static class KeyPolicies
{
    /// <summary>The only name of a key policy.</summary>
    public const string Name = "default";

    private const int MaxLength = 32768;
    private const string InvalidPrincipals = "Policy contains a statement with one or more invalid principals.";

    private static readonly AttachedPolicy EverythingAllowed =
        new("identity", PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", PolicyKind.Identity));

    /// <summary>The policy of a key that is created without one: it delegates to the account's IAM policies.</summary>
    /// <remarks>Source: KMS Developer Guide, default key policy.</remarks>
    public static string Default(AccountId account) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Id": "key-default-1",
          "Statement": [
            {
              "Sid": "Enable IAM User Permissions",
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::{{account}}:root" },
              "Action": "kms:*",
              "Resource": "*"
            }
          ]
        }
        """;

    /// <summary>The policy of an AWS managed key: everyone in the account may use it through the service, and IAM policies may allow to describe it.</summary>
    /// <remarks>Source: Systems Manager User Guide and KMS Developer Guide, the policy of <c>aws/ssm</c>.</remarks>
    public static string AwsManaged(Place place, string service, string endpoint) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Id": "auto-{{service}}-1",
          "Statement": [
            {
              "Sid": "UseThroughTheService",
              "Effect": "Allow",
              "Principal": { "AWS": "*" },
              "Action": [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey" ],
              "Resource": "*",
              "Condition": {
                "StringEquals": {
                  "kms:ViaService": "{{endpoint}}.{{place.Region}}.amazonaws.com",
                  "kms:CallerAccount": "{{place.Account}}"
                }
              }
            },
            {
              "Sid": "LookAtMetadata",
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::{{place.Account}}:root" },
              "Action": [ "kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant" ],
              "Resource": "*"
            }
          ]
        }
        """;

    /// <summary>Sets a customer's policy on a key.</summary>
    /// <param name="key">The key, existing or new.</param>
    /// <param name="json">The policy.</param>
    /// <param name="bypassLockoutCheck">Whether to skip the check that the caller can change the policy afterwards.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="AwsException">LimitExceededException; MalformedPolicyDocumentException: the document is invalid, or the caller couldn't change the policy again.</exception>
    public static Key Attach(Key key, string json, bool bypassLockoutCheck, Call call)
    {
        if (json.Length > MaxLength)
        {
            throw KmsErrors.LimitExceeded($"A key policy can have at most {MaxLength} characters.");
        }

        PolicyDocument policy;
        try
        {
            policy = StoredPrincipals.Store(
                PolicyDocument.Parse(json, PolicyKind.Resource),
                call.View,
                static _ => KmsErrors.MalformedPolicy(InvalidPrincipals));
        }
        catch (PolicyFormatException error)
        {
            throw KmsErrors.MalformedPolicy(Told(error.Message));
        }

        var changed = key with { Policy = policy };
        return bypassLockoutCheck || CanChangePolicy(changed, call)
            ? changed
            : throw KmsErrors.MalformedPolicy("The new key policy will not allow you to update the key policy in the future.");
    }

    /// <summary>KMS's text for the reason, where it differs from IAM's, which the engine returns.</summary>
    private static string Told(string reason) =>
        reason.StartsWith("Invalid principal in policy", StringComparison.Ordinal) ? InvalidPrincipals
        : reason.StartsWith("Missing required field Principal", StringComparison.Ordinal) ? "Policy contains a statement with no principal."
        : reason;

    /// <summary>Whether the key policy allows the caller kms:PutKeyPolicy, directly or by delegating to IAM.</summary>
    private static bool CanChangePolicy(Key key, Call call)
    {
        var request = AccessRequests.Of(call, new Ask("kms:PutKeyPolicy", key.Arn, key), CallerRows.Of(call));
        return PolicyEngine.Evaluate(request, new() { Identity = [EverythingAllowed], Resource = new(Name, key.Policy) }).Outcome == Outcome.Allowed;
    }
}
