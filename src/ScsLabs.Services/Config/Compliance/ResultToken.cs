using System.Buffers.Binary;
using System.Text;

namespace ScsLabs.Services.Config;

/// <summary>What the function of a custom rule is given to put its results with: it names the rule and when the rule was invoked.</summary>
/// <remarks>Tokens are encrypted and authenticated with a key of this process, and open in their account and Region only, so none can be guessed or carried elsewhere.</remarks>
/// <param name="RuleId">The rule's id, such as <c>config-rule-a1b2c3</c>.</param>
/// <param name="InvokedAt">The time of the invocation.</param>
internal sealed record ResultToken(string RuleId, DateTimeOffset InvokedAt)
{
    private const int MostCharacters = 1024;

    private static readonly TokenSeal Seal = new();

    /// <summary>Writes the token of an invocation of a rule.</summary>
    public static string Of(ConfigRuleRow rule, DateTimeOffset invokedAt)
    {
        var text = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(rule.RuleId)];
        BinaryPrimitives.WriteInt64BigEndian(text, invokedAt.UtcTicks);
        Encoding.UTF8.GetBytes(rule.RuleId, text.AsSpan(sizeof(long)));
        return Convert.ToBase64String(Seal.Seal(text, Belonging(rule.Place)));
    }

    /// <summary>Reads a token.</summary>
    /// <exception cref="AwsException">InvalidResultTokenException: the text is none, or one of another account or Region.</exception>
    public static ResultToken Parse(string token, Place place)
    {
        var bytes = new byte[MostCharacters];
        if (token.Length > MostCharacters || !Convert.TryFromBase64String(token, bytes, out var length) || Seal.Open(bytes.AsSpan(0, length), Belonging(place)) is not { } text)
        {
            throw ConfigErrors.InvalidResultToken();
        }

        return new(Encoding.UTF8.GetString(text.AsSpan(sizeof(long))), new(BinaryPrimitives.ReadInt64BigEndian(text), TimeSpan.Zero));
    }

    private static string Belonging(Place place) => $"{place.Account} {place.Region}";
}
