using System.Diagnostics.CodeAnalysis;

namespace ScsLabs.Model;

/// <summary>An AWS account: twelve digits.</summary>
public readonly record struct AccountId
{
    private readonly string? value;

    private AccountId(string value) => this.value = value;

    /// <summary>The account that LocalStack's conventional key <c>test</c> belongs to.</summary>
    public static AccountId Default { get; } = new("000000000000");

    /// <summary>Whose things are that nobody known made, such as an object that an unsigned request wrote: no principal is of this account.</summary>
    public static AccountId Nobody { get; } = new("anonymous");

    /// <summary>Reads twelve digits; anything else is refused.</summary>
    /// <exception cref="FormatException">The text isn't an account id.</exception>
    public static AccountId Parse(string text) =>
        TryParse(text, out var account) ? account : throw new FormatException($"'{text}' is not an account id (twelve digits).");

    /// <summary>Reads twelve digits, if the text is that.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AccountId account)
    {
        var valid = text is { Length: 12 } && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        account = valid ? new AccountId(text!) : default;
        return valid;
    }

    /// <summary>The account's root principal.</summary>
    public Arn Root => new("iam", "", ToString(), "root");

    /// <inheritdoc />
    public override string ToString() => value ?? "";
}
