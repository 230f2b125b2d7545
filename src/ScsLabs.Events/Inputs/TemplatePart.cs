namespace ScsLabs.Events.Inputs;

/// <summary>A part of a template: text, or a variable.</summary>
/// <param name="Text">The text as it is written; empty for a variable.</param>
/// <param name="Variable">The variable's name; null for text.</param>
/// <param name="IsInString">Whether the variable stands between quotes.</param>
internal sealed record TemplatePart(string Text, string? Variable, bool IsInString)
{
    /// <summary>Splits a template. Angle brackets can't be escaped; without a closing one they are text.</summary>
    public static IReadOnlyList<TemplatePart> Split(string template)
    {
        var parts = new List<TemplatePart>();
        var isInString = false;
        var start = 0;
        for (var i = 0; i < template.Length; i++)
        {
            switch (template[i])
            {
                case '\\' when isInString:
                    i++;
                    break;
                case '"':
                    isInString = !isInString;
                    break;
                case '<' when template.IndexOf('>', i) is var end and > 0:
                    parts.Add(new(template[start..i], null, isInString));
                    parts.Add(new("", template[(i + 1)..end], isInString));
                    (i, start) = (end, end + 1);
                    break;
                default:
                    break;
            }
        }

        parts.Add(new(template[start..], null, isInString));
        return parts;
    }
}
