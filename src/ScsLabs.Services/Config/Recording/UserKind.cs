using System.Text.Json.Nodes;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Config;

/// <summary>IAM users, with their policies and groups.</summary>
internal sealed class UserKind() : ResourceKind<User>("AWS::IAM::User")
{
    /// <inheritdoc />
    public override bool IsGlobal => true;

    /// <inheritdoc />
    public override string IdOf(IResource row) => ((User)row).UniqueId;

    /// <inheritdoc />
    public override string? NameOf(IResource row) => ((User)row).UserName;

    /// <inheritdoc />
    public override IReadOnlyList<IRow> PartsOf(IResource row, WorldView view) => [.. CredentialOwner.Of((User)row).Keys(view)];

    /// <inheritdoc />
    protected override IEnumerable<RowLink> PartLinks =>
        [Part<AccessKey>((key, view) => [key.Owner.UserName is { } name ? view.Find<User>(Place.Of(key.Owner.Account), name) : null])];

    /// <inheritdoc />
    protected override async Task<Described> ReadAsync(User row, IServiceTransport asRole, CancellationToken cancellationToken)
    {
        var user = await asRole.SendAsync(GetUserOperation.Instance, new(row.UserName), cancellationToken).ConfigureAwait(false);
        var attached = await asRole.SendAsync(ListAttachedUserPoliciesOperation.Instance, new(row.UserName), cancellationToken).ConfigureAwait(false);
        var names = await asRole.SendAsync(ListUserPoliciesOperation.Instance, new(row.UserName), cancellationToken).ConfigureAwait(false);
        var groups = await asRole.SendAsync(ListGroupsForUserOperation.Instance, new(row.UserName), cancellationToken).ConfigureAwait(false);
        var inline = new JsonArray();
        foreach (var name in names.PolicyNames)
        {
            var policy = await asRole.SendAsync(GetUserPolicyOperation.Instance, new(row.UserName, name), cancellationToken).ConfigureAwait(false);
            inline.Add((JsonNode)new JsonObject { ["policyName"] = name, ["policyDocument"] = policy.PolicyDocument });
        }

        var configuration = JsonNode.Parse(ConfigurationWriter.Write(writer => UserViewShape.Write(writer, user.User)))!.AsObject();
        configuration["attachedManagedPolicies"] = new JsonArray([.. attached.AttachedPolicies.Select(policy => new JsonObject { ["policyName"] = policy.PolicyName, ["policyArn"] = policy.PolicyArn })]);
        configuration["userPolicyList"] = inline;
        configuration["groupList"] = new JsonArray([.. groups.Groups.Select(group => JsonValue.Create(group.GroupName))]);
        return new(configuration.ToJsonString());
    }
}
