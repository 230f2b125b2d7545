namespace ScsLabs.Policy.Matching;

/// <summary>Splits an ARN of a policy into its parts.</summary>
internal static class ArnParts
{
    public const int Count = 6;

    /// <summary>Splits at the first five colons outside of variables.</summary>
    public static IReadOnlyList<string> Split(string arn)
    {
        var parts = new List<string>(Count);
        var start = 0;
        for (var i = 0; i < arn.Length && parts.Count < Count - 1; i++)
        {
            if (arn[i] == '$' && i + 1 < arn.Length && arn[i + 1] == '{')
            {
                if (arn.IndexOf('}', i) is var end and > 0)
                {
                    i = end;
                }
            }
            else if (arn[i] == ':')
            {
                parts.Add(arn[start..i]);
                start = i + 1;
            }
        }

        parts.Add(arn[start..]);
        return parts;
    }
}
