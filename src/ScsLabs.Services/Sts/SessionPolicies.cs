using System.Text;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Sts;

/// <summary>What limits a session: an inline policy and managed ones, of which each may allow. Without either nothing is allowed.</summary>
/// <param name="Inline">The policy that was passed as text.</param>
/// <param name="Arns">The ARNs of the managed policies; what they say counts as it is at each call.</param>
public sealed record SessionPolicies(PolicyDocument? Inline, IReadOnlyList<string> Arns)
{
    private const int MostArns = 10;

    /// <summary>Lets nothing through but what a resource's policy gives to the session by name.</summary>
    internal static SessionPolicies Nothing { get; } = new(null, []);

    /// <summary>Reads what a request passes; null where it passes none.</summary>
    /// <param name="json">The inline policy.</param>
    /// <param name="policyArns">The managed policies.</param>
    /// <param name="place">The account of the role or user, which must have them unless they are AWS's own.</param>
    /// <param name="view">Where they are found.</param>
    /// <exception cref="AwsError">MalformedPolicyDocument, ValidationError.</exception>
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

    /// <summary>The documents; none, so that nothing is allowed, once a managed policy is gone, for what it denied is gone with it.</summary>
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

    /// <summary>How much of its room a session's policies and tags take, in percent; null where there are none.</summary>
    /// <remarks>AWS doesn't say how it packs them; here every byte counts, white space in the policy aside, and there is room for 2,048.</remarks>
    /// <exception cref="AwsError">PackedPolicyTooLarge.</exception>
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

/// <summary>Names a managed policy.</summary>
public sealed record PolicyDescriptorType([Wire("arn"), Length(20, 2048), Pattern(StsForm.Arn)] string? Arn = null);
