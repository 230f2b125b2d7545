using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Config;

/// <summary>What the function of a custom rule is given to put its results with: it names the rule and when the rule was invoked.</summary>
/// <remarks>Tokens are encrypted and authenticated with a key of this process, and open in their account and Region only, so none can be guessed or carried elsewhere.</remarks>
/// <param name="RuleId">The rule's id, such as <c>config-rule-a1b2c3</c>.</param>
/// <param name="InvokedAt">The time of the invocation.</param>
internal sealed record ResultToken(string RuleId, DateTimeOffset InvokedAt)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int MostCharacters = 1024;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Writes the token of an invocation of a rule.</summary>
    public static string Of(ConfigRuleRow rule, DateTimeOffset invokedAt)
    {
        var text = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(rule.RuleId)];
        BinaryPrimitives.WriteInt64BigEndian(text, invokedAt.UtcTicks);
        Encoding.UTF8.GetBytes(rule.RuleId, text.AsSpan(sizeof(long)));
        var bytes = new byte[NonceSize + TagSize + text.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(Key, TagSize);
        cipher.Encrypt(bytes.AsSpan(0, NonceSize), text, bytes.AsSpan(NonceSize + TagSize), bytes.AsSpan(NonceSize, TagSize), Belonging(rule.Place));
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Reads a token.</summary>
    /// <exception cref="AwsException">InvalidResultTokenException: the text is none, or one of another account or Region.</exception>
    public static ResultToken Parse(string token, Place place)
    {
        var bytes = new byte[MostCharacters];
        if (token.Length > MostCharacters || !Convert.TryFromBase64String(token, bytes, out var length) || length <= NonceSize + TagSize + sizeof(long))
        {
            throw ConfigErrors.InvalidResultToken();
        }

        var text = new byte[length - NonceSize - TagSize];
        try
        {
            using var cipher = new AesGcm(Key, TagSize);
            cipher.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan((NonceSize + TagSize)..length), bytes.AsSpan(NonceSize, TagSize), text, Belonging(place));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw ConfigErrors.InvalidResultToken();
        }

        return new(Encoding.UTF8.GetString(text.AsSpan(sizeof(long))), new(BinaryPrimitives.ReadInt64BigEndian(text), TimeSpan.Zero));
    }

    private static byte[] Belonging(Place place) => Encoding.UTF8.GetBytes($"{place.Account} {place.Region}");
}
