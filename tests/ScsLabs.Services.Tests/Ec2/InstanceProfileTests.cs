using Amazon.EC2.Model;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Instance profiles on instances: which, since when, and who may pass their roles.</summary>
public sealed class InstanceProfileTests : InstanceWorld
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private static string ProfileArn(string name) => $"arn:aws:iam::111111111111:instance-profile/{name}";

    [Fact]
    public async Task A_launch_gives_an_instance_its_profile()
    {
        var id = await NewProfileAsync("web", "/team/");
        var launched = await LaunchWithAsync(new() { Name = "web" });
        var byArn = await LaunchWithAsync(new() { Arn = ProfileArn("team/web") });
        await LaunchAsync();

        foreach (var instance in (Instance[])[launched, byArn, await ShowAsync(launched.InstanceId)])
        {
            (instance.IamInstanceProfile.Arn, instance.IamInstanceProfile.Id).ShouldBe((ProfileArn("team/web"), id));
        }

        foreach (var (filter, value) in ((string, string)[])[("iam-instance-profile.arn", ProfileArn("team/web")), ("iam-instance-profile.id", id)])
        {
            (await Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new(filter, [value])] }, Token)).Reservations.SelectMany(launch => launch.Instances).Select(instance => instance.InstanceId)
                .ShouldBe([launched.InstanceId, byArn.InstanceId], ignoreOrder: true);
        }

        var association = (await ListAsync(launched.InstanceId)).Single();
        (association.State.Value, association.IamInstanceProfile.Arn).ShouldBe(("associated", ProfileArn("team/web")));
    }

    [Theory]
    [InlineData("nothing", null, "InvalidParameterValue", "Value (nothing) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name")]
    [InlineData(null, "arn:aws:iam::111111111111:instance-profile/nothing", "InvalidParameterValue", "Value (arn:aws:iam::111111111111:instance-profile/nothing) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN")]
    [InlineData(null, "arn:aws:iam::111111111111:instance-profile/path/web", "InvalidParameterValue", null)]
    [InlineData(null, "arn:aws:iam::222222222222:instance-profile/theirs", "InvalidParameterValue", "Value (arn:aws:iam::222222222222:instance-profile/theirs) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN")]
    [InlineData(null, "web", "InvalidParameterValue", null)]
    [InlineData("empty", null, "InvalidParameterValue", "IAM Instance Profile \"arn:aws:iam::111111111111:instance-profile/empty\" has no associated IAM Roles")]
    [InlineData("web", "arn:aws:iam::111111111111:instance-profile/web", "InvalidParameterCombination", "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'")]
    [InlineData("", null, "InvalidParameterValue", null)]
    public async Task A_profile_that_can_not_be_given_is_refused(string? name, string? arn, string code, string? text)
    {
        await NewProfileAsync("web");
        await NewProfileAsync("other");
        await Aws.A.Root.Iam.CreateInstanceProfileAsync(new("empty"), Token);
        await Aws.B.Root.Iam.CreateRoleAsync(new("theirs", Trust), Token);
        await Aws.B.Root.Iam.CreateInstanceProfileAsync(new("theirs"), Token);
        await Aws.B.Root.Iam.AddRoleToInstanceProfileAsync(new("theirs", "theirs"), Token);
        var profile = new IamInstanceProfileSpecification { Name = name, Arn = arn };
        var (without, with) = (await LaunchAsync(), await LaunchWithAsync(new() { Name = "other" }));
        var association = (await ListAsync(with.InstanceId)).Single().AssociationId;

        await RefusedAsync(code, () => LaunchWithAsync(profile), text);
        await RefusedAsync(code, () => AssociateAsync(without.InstanceId, profile), text);
        await RefusedAsync(code, () => Ec2.ReplaceIamInstanceProfileAssociationAsync(new() { AssociationId = association, IamInstanceProfile = profile }, Token), text);
    }

    [Theory]
    [InlineData("role/web", "{}", true)]
    [InlineData("role/web", """{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}""", true)]
    [InlineData("role/web", """{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}}""", false)]
    [InlineData("role/web", """{"ArnLike":{"iam:AssociatedResourceArn":"arn:aws:ec2:us-east-1:111111111111:instance/*"}}""", true)]
    [InlineData("role/web", """{"ArnLike":{"iam:AssociatedResourceArn":"arn:aws:ec2:eu-west-1:111111111111:instance/*"}}""", false)]
    [InlineData("role/other", "{}", false)]
    public async Task Who_gives_a_profile_needs_to_pass_its_role(string role, string condition, bool isAllowed)
    {
        await NewProfileAsync("web");
        await NewProfileAsync("first");
        var (without, with) = (await LaunchAsync(), await LaunchWithAsync(new() { Name = "first" }));
        var association = (await ListAsync(with.InstanceId)).Single().AssociationId;
        var user = await UserAsync("user", Allow("ec2:*"), Allow("iam:PassRole", $"arn:aws:iam::111111111111:{role}", condition));
        var request = await OneAsync();
        request.IamInstanceProfile = new() { Name = "web" };

        await DecidedAsync(() => user.Ec2.RunInstancesAsync(request, Token));
        await DecidedAsync(() => user.Ec2.AssociateIamInstanceProfileAsync(new() { InstanceId = without.InstanceId, IamInstanceProfile = request.IamInstanceProfile }, Token));
        await DecidedAsync(() => user.Ec2.ReplaceIamInstanceProfileAssociationAsync(new() { AssociationId = association, IamInstanceProfile = request.IamInstanceProfile }, Token));

        Task DecidedAsync(Func<Task> call) => isAllowed ? call() : RefusedAsync("UnauthorizedOperation", call);
    }

    [Fact]
    public async Task A_refusal_names_the_role_that_may_not_be_passed()
    {
        await NewProfileAsync("web");
        var user = await UserAsync("user", Allow("ec2:*"));
        var request = await OneAsync();
        request.IamInstanceProfile = new() { Name = "web" };

        var error = await Should.ThrowAsync<Amazon.EC2.AmazonEC2Exception>(() => user.Ec2.RunInstancesAsync(request, Token));
        error.Message.ShouldStartWith("You are not authorized to perform this operation. User: arn:aws:iam::111111111111:user/user is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111111111111:role/web because no identity-based policy allows the iam:PassRole action");
    }

    [Fact]
    public async Task The_profile_is_a_condition_of_calls_on_instances()
    {
        await NewProfileAsync("web");
        await NewProfileAsync("other");
        var (web, other) = (await LaunchWithAsync(new() { Name = "web" }), await LaunchWithAsync(new() { Name = "other" }));
        var user = await UserAsync("user", Allow("iam:PassRole"), """{"Effect":"Allow","Action":"ec2:RunInstances","NotResource":"arn:aws:ec2:*:*:instance/*"}""", Allow("ec2:*Instance*", Arn("instance", "*"), Only("ec2:InstanceProfile", "web")));

        await user.Ec2.MonitorInstancesAsync(new() { InstanceIds = [web.InstanceId] }, Token);
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.MonitorInstancesAsync(new() { InstanceIds = [other.InstanceId] }, Token));
        var request = await OneAsync();
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.RunInstancesAsync(request, Token));
        request.IamInstanceProfile = new() { Name = "other" };
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.RunInstancesAsync(request, Token));
        request.IamInstanceProfile = new() { Name = "web" };
        await user.Ec2.RunInstancesAsync(request, Token);
    }

    [Fact]
    public async Task The_new_profile_is_a_condition_of_its_association()
    {
        await NewProfileAsync("web");
        await NewProfileAsync("other");
        var instance = (await LaunchAsync()).InstanceId;
        var user = await UserAsync("user", Allow("iam:PassRole"), Allow("ec2:AssociateIamInstanceProfile", "*", Only("ec2:NewInstanceProfile", "web")));

        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.AssociateIamInstanceProfileAsync(new() { InstanceId = instance, IamInstanceProfile = new() { Name = "other" } }, Token));
        await user.Ec2.AssociateIamInstanceProfileAsync(new() { InstanceId = instance, IamInstanceProfile = new() { Name = "web" } }, Token);
    }

    [Fact]
    public async Task An_association_begins_is_replaced_and_ends()
    {
        await NewProfileAsync("web");
        await NewProfileAsync("other");
        var id = (await RunningAsync()).InstanceId;
        (await ShowAsync(id)).IamInstanceProfile.ShouldBeNull();

        var first = await AssociateAsync(id, new() { Name = "web" });
        (first.State.Value, first.InstanceId, first.IamInstanceProfile.Arn).ShouldBe(("associating", id, ProfileArn("web")));
        await RefusedAsync("IncorrectState", () => AssociateAsync(id, new() { Name = "other" }), $"There is an existing association for instance {id}");
        await LaterAsync();
        (await ListAsync(id)).Single().State.Value.ShouldBe("associated");

        var second = (await Ec2.ReplaceIamInstanceProfileAssociationAsync(new() { AssociationId = first.AssociationId, IamInstanceProfile = new() { Name = "other" } }, Token)).IamInstanceProfileAssociation;
        (second.State.Value, second.AssociationId != first.AssociationId).ShouldBe(("associating", true));
        (await ShowAsync(id)).IamInstanceProfile.Arn.ShouldBe(ProfileArn("other"));
        (await ListAsync(id)).Select(one => one.State.Value).ShouldBe(["associating", "disassociating"], ignoreOrder: true);
        await LaterAsync();
        (await ListAsync(id)).Single().AssociationId.ShouldBe(second.AssociationId);

        var ending = (await Ec2.DisassociateIamInstanceProfileAsync(new() { AssociationId = second.AssociationId }, Token)).IamInstanceProfileAssociation;
        ending.State.Value.ShouldBe("disassociating");
        (await ShowAsync(id)).IamInstanceProfile.ShouldBeNull();
        await RefusedAsync("IncorrectState", () => Ec2.DisassociateIamInstanceProfileAsync(new() { AssociationId = second.AssociationId }, Token));
        await AssociateAsync(id, new() { Name = "web" });
        await LaterAsync();
        (await ListAsync(id)).Single().IamInstanceProfile.Arn.ShouldBe(ProfileArn("web"));
    }

    [Fact]
    public async Task Associations_are_found_by_id_instance_and_state()
    {
        await NewProfileAsync("web");
        var (one, other) = (await LaunchWithAsync(new() { Name = "web" }), await LaunchWithAsync(new() { Name = "web" }));
        var association = (await ListAsync(one.InstanceId)).Single().AssociationId;

        (await Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { AssociationIds = [association] }, Token)).IamInstanceProfileAssociations.Single().InstanceId.ShouldBe(one.InstanceId);
        (await Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { Filters = [new("state", ["associated"])] }, Token)).IamInstanceProfileAssociations.Select(found => found.InstanceId).ShouldBe([one.InstanceId, other.InstanceId], ignoreOrder: true);
        (await Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { Filters = [new("state", ["associating"])] }, Token)).IamInstanceProfileAssociations.ShouldBeNull();
        await RefusedAsync("InvalidAssociationID.NotFound", () => Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { AssociationIds = ["iip-assoc-0"] }, Token), "An invalid association-id of 'iip-assoc-0' was given");
        await RefusedAsync("InvalidAssociationID.NotFound", () => Ec2.DisassociateIamInstanceProfileAsync(new() { AssociationId = "iip-assoc-0" }, Token));
        await RefusedAsync("InvalidParameterValue", () => Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { Filters = [new("tag:Team", ["blue"])] }, Token), "The filter 'tag:Team' is invalid");
        (await Aws.B.Root.Ec2.DescribeIamInstanceProfileAssociationsAsync(new(), Token)).IamInstanceProfileAssociations.ShouldBeNull();
    }

    [Fact]
    public async Task A_terminated_instance_has_no_profile()
    {
        await NewProfileAsync("web");
        var id = (await LaunchWithAsync(new() { Name = "web" })).InstanceId;
        await TerminateAsync(id);
        await RefusedAsync("IncorrectInstanceState", () => AssociateAsync(id, new() { Name = "web" }));
        await LaterAsync();

        (await ListAsync(id)).ShouldBeEmpty();
    }

    private static string Only(string key, string profile) => $$$"""{"ArnEquals":{"{{{key}}}":"{{{ProfileArn(profile)}}}"}}""";

    private async Task<string> NewProfileAsync(string name, string path = "/")
    {
        await Aws.A.Root.Iam.CreateRoleAsync(new(name, Trust), Token);
        var profile = await Aws.A.Root.Iam.CreateInstanceProfileAsync(new(name, path), Token);
        await Aws.A.Root.Iam.AddRoleToInstanceProfileAsync(new(name, name), Token);
        return profile.InstanceProfile.InstanceProfileId;
    }

    private async Task<Instance> LaunchWithAsync(IamInstanceProfileSpecification profile)
    {
        var request = await OneAsync();
        request.IamInstanceProfile = profile;
        return await LaunchAsync(request);
    }

    private async Task<IamInstanceProfileAssociation> AssociateAsync(string instance, IamInstanceProfileSpecification profile) =>
        (await Ec2.AssociateIamInstanceProfileAsync(new() { InstanceId = instance, IamInstanceProfile = profile }, Token)).IamInstanceProfileAssociation;

    private async Task<List<IamInstanceProfileAssociation>> ListAsync(string instance) =>
        (await Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { Filters = [new("instance-id", [instance])] }, Token)).IamInstanceProfileAssociations ?? [];
}
