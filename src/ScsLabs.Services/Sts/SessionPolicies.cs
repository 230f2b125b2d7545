using System.Text;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Sts;

/// <summary>The policies that limit a session: an inline policy and managed ones. What any of them allows is allowed; with none at all, nothing is.</summary>
/// <param name="Inline">The inline policy.</param>
/// <param name="Arns">The ARNs of the managed policies, of which each call uses the current documents.</param>
internal sealed record SessionPolicies(PolicyDocument? Inline, IReadOnlyList<string> Arns)
{
    private const int MostArns = 10;

    /// <summary>Session policies that allow nothing, except what a resource policy allows to the session by its ARN.</summary>
    internal static SessionPolicies Nothing { get; } = new(null, []);

    /// <summary>Reads the session policies of a request; null where it has none.</summary>
    /// <param name="json">The inline policy.</param>
    /// <param name="policyArns">The managed policies.</param>
    /// <param name="place">The account of the role or user, which must own the managed policies unless they are AWS's.</param>
    /// <param name="view">The world with the managed policies.</param>
    /// <exception cref="AwsException">MalformedPolicyDocument, ValidationError.</exception>
    internal static SessionPolicies? Of(string? json, IReadOnlyList<PolicyDescriptorType>? policyArns, Place place, WorldView view)
    {
        var arns = policyArns?.Select(policy => policy.Arn ?? "").ToList() ?? [];
        if (arns.Count > MostArns)
        {
            throw StsErrors.Invalid($"1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to {MostArns}");
        }

        foreach (var arn in arns)
        {
            if (ManagedPolicy.Find(view, arn) is not { } policy || !(policy.IsOfAws || policy.Place == place))
            {
                throw StsErrors.Invalid($"Policy {arn} does not exist or is not attachable.");
            }
        }

        return json is null && arns.Count == 0 ? null : new(json is null ? null : Parse(json), arns);
    }

    /// <summary>The policy documents. Empty, so that nothing is allowed, once a managed policy is deleted, because its denials are deleted with it.</summary>
    internal IReadOnlyList<AttachedPolicy> In(WorldView view)
    {
        var documents = Inline is null ? new List<AttachedPolicy>() : [new("session policy", Inline)];
        foreach (var arn in Arns)
        {
            if (ManagedPolicy.Find(view, arn) is not { } policy)
            {
                return [];
            }

            documents.Add(new(policy.Arn, policy.Document));
        }

        return documents;
    }

    /// <summary>The percentage of the packed size limit that a session's policies and tags take; null where there are none.</summary>
    /// <remarks>AWS doesn't document how it packs them; here every byte counts, except white space in the policy, and the limit is 2,048.</remarks>
    /// <exception cref="AwsException">PackedPolicyTooLarge.</exception>
    internal static int? PackedSize(SessionPolicies? policies, IReadOnlyDictionary<string, string> tags)
    {
        if (policies is null && tags.Count == 0)
        {
            return null;
        }

        var ofPolicies = Percent((policies?.Inline is { } inline ? PolicyDocuments.Size(inline) : 0) + (policies?.Arns.Sum(arn => arn.Length) ?? 0));
        var ofTags = Percent(tags.Sum(tag => Encoding.UTF8.GetByteCount(tag.Key) + Encoding.UTF8.GetByteCount(tag.Value)));
        return ofTags > 100 ? throw StsErrors.PackedPolicyTooLarge($"Packed size of session tags consumes {ofTags}% of allotted space.")
            : ofPolicies + ofTags > 100 ? throw StsErrors.PackedPolicyTooLarge($"Packed policy consumes {ofPolicies + ofTags}% of allotted space, please use smaller policy.")
            : ofPolicies + ofTags;

        static int Percent(int bytes) => (int)Math.Ceiling(bytes * 100 / 2048.0);
    }

    private static PolicyDocument Parse(string json)
    {
        try
        {
            return PolicyDocument.Parse(json, PolicyKind.Session);
        }
        catch (PolicyFormatException error)
        {
            throw StsErrors.MalformedPolicyDocument(error.Message);
        }
    }
}

/// <summary>The ARN of a managed policy in a request.</summary>
public sealed record PolicyDescriptorType([Wire("arn"), Length(20, 2048), Pattern(StsForm.Arn)] string? Arn = null);
