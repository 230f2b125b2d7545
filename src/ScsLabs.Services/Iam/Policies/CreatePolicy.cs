namespace ScsLabs.Services.Iam;

/// <summary>Creates a managed policy; its first version is the default version.</summary>
/// <remarks>Errors: EntityAlreadyExists, LimitExceeded, MalformedPolicyDocument, InvalidInput. Source: IAM API Reference, CreatePolicy.</remarks>
[Operation<IamApi>]
public sealed record CreatePolicy(
    [Length(1, 128), Pattern(Form.Name)] string PolicyName,
    [Length(1, 131072), Pattern(Form.Document)] string PolicyDocument,
    [Length(1, 512), Pattern(Form.PolicyPath)] string Path = "/",
    [Length(0, 1000)] string? Description = null,
    [RequestTags, Length(0, 50)] IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>The new policy.</summary>
    public sealed record Result(PolicyView Policy);

    /// <summary>Asks on the ARN of the new policy, with its path.</summary>
    internal static IEnumerable<Ask> Asks(CreatePolicy request, Call call) =>
    [
        new("iam:CreatePolicy", ManagedPolicy.ArnOf(call.Account, request.Path, request.PolicyName))
        {
            Shown = $"policy {request.PolicyName}",
            Conditions = CreatePolicyOperation.Conditions(request),
        },
    ];

    /// <summary>Creates the policy.</summary>
    internal static Result Handle(CreatePolicy request, Call call, Draft draft)
    {
        Naming.RequireNew(
            draft,
            ManagedPolicy.ByName,
            call.Account,
            request.PolicyName,
            "PoliciesPerAccount",
            Quotas.Policies,
            $"A policy called {request.PolicyName} already exists. Duplicate names are not allowed.");
        var policy = new ManagedPolicy
        {
            Account = call.Account,
            PolicyName = request.PolicyName,
            Path = request.Path,
            UniqueId = call.Ids.Unique("ANPA"),
            CreateDate = call.Timestamp,
            UpdateDate = call.Timestamp,
            Description = request.Description,
            Versions = ImmutableSortedDictionary<int, ManagedPolicyVersion>.Empty.Add(1, new(1, PolicyDocuments.ParseManaged(request.PolicyDocument), call.Timestamp)),
            DefaultVersion = 1,
            NextVersion = 2,
            TagSet = TagSets.OfPolicies.Set(TagSets.OfPolicies.None, request.Tags),
        };
        draft.Put(policy);
        return new(PolicyView.Of(policy, draft, call.Account) with { Description = null, Tags = policy.TagSet.View() }); // AWS leaves these out
    }
}
