namespace ScsLabs.Services.Kms;

/// <summary>The key policies that KMS itself writes.</summary>
internal static class KeyPolicies
{
    /// <summary>What a key gets that is made without a policy: it delegates to the account's IAM policies.</summary>
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
}
