using System.Diagnostics.CodeAnalysis;

namespace ScsLabs.Model;

/// <summary>An Amazon Resource Name: <c>arn:partition:service:region:account:resource</c>.</summary>
/// <param name="Partition">The partition; always <c>aws</c> for ARNs that the emulator makes.</param>
/// <param name="Service">The service's namespace, such as <c>ssm</c>.</param>
/// <param name="Region">The Region; empty for global resources.</param>
/// <param name="Account">The account id; empty where the ARN carries none, as for a bucket.</param>
/// <param name="Resource">The resource part, colons and slashes included.</param>
public sealed record Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>An ARN in the partition <c>aws</c>.</summary>
    public Arn(string service, string region, string account, string resource)
        : this("aws", service, region, account, resource)
    {
    }

    /// <summary>Reads an ARN of six parts. Partition, service and resource must not be empty.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Arn? arn)
    {
        arn = null;
        if (text is null || !text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return false;
        }

        Span<Range> parts = stackalloc Range[6];
        if (text.AsSpan().Split(parts, ':') < 6 || text[parts[1]] is not { Length: > 0 } partition || text[parts[2]] is not { Length: > 0 } service || text[parts[5]] is not { Length: > 0 } resource)
        {
            return false;
        }

        arn = new Arn(partition, service, text[parts[3]], text[parts[4]], resource);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
