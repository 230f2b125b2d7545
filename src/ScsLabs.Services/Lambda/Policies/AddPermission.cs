using System.Text;
using System.Text.Json.Nodes;
using ScsLabs.Policy.Parsing;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Lambda;

/// <summary>Adds a statement to the policy of a function, a version or an alias: whom else it may be used by.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceConflictException, InvalidParameterValueException, PolicyLengthExceededException, PreconditionFailedException. Source: Lambda API Reference, AddPermission.</remarks>
[Operation<LambdaApi>]
public sealed record AddPermission(
    [Target<QualifiedFunction>(With = nameof(AddPermission.Qualifier)), Length(1, 256), Pattern(FunctionNames.NamespacedForm)] string FunctionName,
    [Length(1, 100), Pattern("([a-zA-Z0-9-_]+)")] string StatementId,
    [Pattern(@"(lambda:[*]|lambda:[a-zA-Z]+|[*])")] string Action,
    [Pattern(@"[^\s]+"), ConditionKey("lambda:Principal")] string Principal)
{
    [Pattern(@"arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:([a-z]{2}(-gov)?-[a-z]+-\d{1})?:(\d{12})?:(.*)")] public string? SourceArn { get; init; }
    [Length(0, 12), Pattern(@"\d{12}")] public string? SourceAccount { get; init; }
    [Wire("PrincipalOrgID"), Length(12, 34), Pattern("o-[a-z0-9]{10,32}")] public string? PrincipalOrgId { get; init; }
    public string? RevisionId { get; init; }
    [Query("Qualifier"), Length(1, 128), Pattern(FunctionNames.QualifierForm)] public string? Qualifier { get; init; }

    /// <summary>The id of each function's policy.</summary>
    internal const string PolicyId = "default";

    private const string Service = ".amazonaws.com";

    /// <summary>The maximum size of a policy in bytes. Source: Lambda Developer Guide, "Lambda quotas".</summary>
    private const int MostBytes = 20_480;

    /// <summary>The statement.</summary>
    public sealed record Result(string Statement);

    /// <summary>Adds the statement.</summary>
    internal static Result Handle(AddPermission request, QualifiedFunction function, Call call, Draft draft)
    {
        if (function.Qualifier == Function.Latest)
        {
            throw LambdaErrors.NoPolicyOfLatest();
        }

        if (request.Principal.EndsWith(Service, StringComparison.Ordinal) && !ServicePrincipals.IsKnown(request.Principal))
        {
            throw NoPrincipal();
        }

        Revision.Require(request.RevisionId, function.RevisionId);
        var statements = PolicyStatements.Of(function.Policy);
        if (statements.Exists(statement => PolicyStatements.Is(statement, request.StatementId)))
        {
            throw LambdaErrors.StatementExists(request.StatementId);
        }

        var added = request.Statement(function.Arn);
        var json = PolicyStatements.Json([.. statements, added], PolicyId);
        if (Encoding.UTF8.GetByteCount(json) > MostBytes)
        {
            throw LambdaErrors.PolicyTooLong();
        }

        function.Put(Read(json, draft), call, draft);
        return new(added.ToJsonString());
    }

    private static AwsException NoPrincipal() => LambdaErrors.InvalidParameter("The provided principal was invalid. Please check the principal and try again.");

    private static PolicyDocument Read(string json, WorldView view)
    {
        try
        {
            return StoredPrincipals.Store(PolicyDocument.Parse(json, PolicyKind.Resource), view, static _ => NoPrincipal());
        }
        catch (PolicyFormatException)
        {
            throw NoPrincipal();
        }
    }

    private JsonObject Statement(string resource)
    {
        var statement = new JsonObject
        {
            ["Sid"] = StatementId,
            ["Effect"] = "Allow",
            [nameof(Principal)] = Principal == "*" ? "*"
                : ServicePrincipals.IsKnown(Principal) ? new JsonObject { ["Service"] = Principal }
                : new JsonObject { ["AWS"] = AccountId.TryParse(Principal, out var account) ? $"arn:aws:iam::{account}:root" : Principal },
            [nameof(Action)] = Action,
            ["Resource"] = resource,
        };
        var condition = new JsonObject();
        var equals = new JsonObject();
        if (SourceAccount is { } source)
        {
            equals["AWS:SourceAccount"] = source;
        }

        if (PrincipalOrgId is { } organization)
        {
            equals["aws:PrincipalOrgID"] = organization;
        }

        if (equals.Count > 0)
        {
            condition["StringEquals"] = equals;
        }

        if (SourceArn is { } arn)
        {
            condition["ArnLike"] = new JsonObject { ["AWS:SourceArn"] = arn };
        }

        if (condition.Count > 0)
        {
            statement["Condition"] = condition;
        }

        return statement;
    }
}
