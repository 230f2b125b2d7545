namespace ScsLabs.Model;

/// <summary>The kind of principal that makes a request.</summary>
public enum PrincipalKind
{
    /// <summary>An anonymous caller: the request is unsigned.</summary>
    Anonymous,

    /// <summary>The account's root user.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>An IAM role itself, which a role session represents.</summary>
    Role,

    /// <summary>A session of a role.</summary>
    AssumedRole,

    /// <summary>A federated user session from GetFederationToken.</summary>
    FederatedUser,

    /// <summary>An AWS service acting on its own behalf, such as <c>lambda.amazonaws.com</c>.</summary>
    Service,
}

/// <summary>The principal that makes a request, named as in policies.</summary>
/// <param name="Kind">The kind of principal.</param>
/// <param name="Name">The ARN, the service's name, or <c>anonymous</c>.</param>
/// <param name="Account">The principal's account; none for a service and for anonymous callers.</param>
public sealed record Principal(PrincipalKind Kind, string Name, AccountId? Account)
{
    /// <summary>An unsigned request.</summary>
    public static Principal Anonymous { get; } = new(PrincipalKind.Anonymous, "anonymous", null);

    /// <summary>The ARN of the role behind an assumed-role session or of the user behind a federated one.</summary>
    public string? IssuerArn { get; init; }

    /// <summary>The unique id of the user or role (<c>AIDA…</c>, <c>AROA…</c>), which stored policies name; for a session its issuer's.</summary>
    public string? UniqueId { get; init; }

    /// <summary>An AWS service acting on its own behalf.</summary>
    public static Principal OfService(string service) => new(PrincipalKind.Service, service, null);

    /// <summary>The account's root user.</summary>
    public static Principal RootOf(AccountId account) => new(PrincipalKind.Root, account.Root.ToString(), account);

    /// <summary>Reads a principal in the form that policy test cases use: an ARN, a service's name or <c>anonymous</c>.</summary>
    /// <exception cref="FormatException">The text names no principal.</exception>
    public static Principal Parse(string text)
    {
        if (text == "anonymous")
        {
            return Anonymous;
        }

        if (text.EndsWith(".amazonaws.com", StringComparison.Ordinal) && !text.Contains(':'))
        {
            return OfService(text);
        }

        if (!Arn.TryParse(text, out var arn) || !AccountId.TryParse(arn.Account, out var account))
        {
            throw new FormatException($"'{text}' is not a principal: an ARN with an account, a service or 'anonymous'.");
        }

        var parts = arn.Resource.Split('/');
        return (arn.Service, parts[0], parts.Length) switch
        {
            ("iam", "root", 1) => RootOf(account),
            ("iam", "user", > 1) => new(PrincipalKind.User, text, account),
            ("iam", "role", > 1) => new(PrincipalKind.Role, text, account),
            ("sts", "federated-user", 2) => new(PrincipalKind.FederatedUser, text, account),
            ("sts", "assumed-role", 3) => new(PrincipalKind.AssumedRole, text, account)
            {
                IssuerArn = (arn with { Service = "iam", Resource = $"role/{parts[1]}" }).ToString(),
            },
            _ => throw new FormatException($"'{text}' is not a user, role, assumed-role, federated-user or root ARN."),
        };
    }
}
