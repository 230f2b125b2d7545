using ScsLabs.Services.CloudTrail;
using Tag = ScsLabs.Services.CloudTrail.Tag;

namespace ScsLabs.Services.Tests.CloudTrail;

/// <summary>Trails: their names and Regions, their buckets, and who may change them.</summary>
public sealed class TrailTests : CloudTrailWorld
{
    [Fact]
    public async Task A_trail_is_made_with_a_bucket_whose_policy_lets_CloudTrail_write_for_it()
    {
        await RefusesAsync("S3BucketDoesNotExistException", () => CloudTrail.CreateTrailAsync(new(Name, Bucket), Token), $"S3 bucket {Bucket} does not exist!");
        await Aws.A.Root.S3.PutBucketAsync(Bucket, Token);
        await IsInsufficientAsync(null);
        await IsInsufficientAsync(BucketPolicy(TrailArn + "-other"));
        await IsInsufficientAsync(BucketPolicy().Replace("s3:GetBucketAcl", "s3:GetBucketLocation", StringComparison.Ordinal));
        await IsInsufficientAsync(BucketPolicy().Replace(Aws.A.Id + "/*", Aws.B.Id + "/*", StringComparison.Ordinal));
        await IsInsufficientAsync(BucketPolicy(prefix: "logs/"));

        await Aws.A.Root.S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = BucketPolicy() }, Token);
        var made = (await CloudTrail.CreateTrailAsync(new(Name, Bucket), Token)).Trail;
        (made.TrailArn, made.IsMultiRegionTrail, made.IncludeGlobalServiceEvents).ShouldBe((TrailArn, false, true));
        await RefusesAsync("TrailAlreadyExistsException", () => CloudTrail.CreateTrailAsync(new(Name, Bucket), Token), $"Trail {Name} already exists for customer: {Aws.A.Id}");

        await Aws.A.Root.S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = BucketPolicy(prefix: "logs/") }, Token);
        (await CloudTrail.UpdateTrailAsync(new(Name) { S3KeyPrefix = "logs" }, Token)).Trail.S3KeyPrefix.ShouldBe("logs");
        await RefusesAsync("InsufficientS3BucketPolicyException", () => CloudTrail.UpdateTrailAsync(new(Name) { S3KeyPrefix = "" }, Token));
    }

    [Fact]
    public async Task A_bucket_that_wants_TLS_takes_a_trail()
    {
        await Aws.A.Root.S3.PutBucketAsync(Bucket, Token);
        var policy = $$$"""{{{BucketPolicy().TrimEnd()[..^2]}}},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::{{{Bucket}}}","arn:aws:s3:::{{{Bucket}}}/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"} } }]}""";
        await Aws.A.Root.S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = policy }, Token);

        await CloudTrail.CreateTrailAsync(new(Name, Bucket), Token);
    }

    [Fact]
    public async Task A_user_needs_the_permission_on_the_trail()
    {
        await NewBucketAsync();
        var user = await UserAsync("ann", Allow("cloudtrail:CreateTrail", TrailArn), Allow("cloudtrail:StartLogging", TrailArn));

        await RefusesAsync("AccessDeniedException", () => user.CloudTrail.CreateTrailAsync(new("other", Bucket), Token));
        await user.CloudTrail.CreateTrailAsync(new(Name, Bucket), Token);
        await user.CloudTrail.StartLoggingAsync(new(TrailArn), Token);
        await RefusesAsync("AccessDeniedException", () => user.CloudTrail.StopLoggingAsync(new(Name), Token));
        await RefusesAsync("AccessDeniedException", () => user.CloudTrail.PutEventSelectorsAsync(new(Name, [new()]), Token));
        await RefusesAsync("AccessDeniedException", () => Aws.B.Root.CloudTrail.StopLoggingAsync(new(TrailArn), Token));
        (await CloudTrail.GetTrailStatusAsync(new(Name), Token)).IsLogging.ShouldBeTrue();
    }

    [Theory]
    [InlineData("ab", "Trail name too short. Minimum allowed length: 3 characters. Specified name length: 2 characters.")]
    [InlineData("-abc", "Trail name must starts with a letter or number.")]
    [InlineData("abc.", "Trail name must ends with a letter or number.")]
    [InlineData("a b c", "Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).")]
    [InlineData("my-_trail", null)]
    [InlineData("192.168.5.4", null)]
    public async Task A_name_that_is_not_well_formed_is_refused(string name, string? text) =>
        await RefusesAsync("InvalidTrailNameException", () => CloudTrail.CreateTrailAsync(new(name, Bucket), Token), text);

    [Fact]
    public async Task A_trail_that_is_not_there_is_unknown()
    {
        await RefusesAsync("TrailNotFoundException", () => CloudTrail.GetTrailAsync(new("nothing"), Token), $"Unknown trail: nothing for the user: {Aws.A.Id}");
        await RefusesAsync("TrailNotFoundException", () => CloudTrail.StartLoggingAsync(new("nothing"), Token));
        await RefusesAsync("CloudTrailARNInvalidException", () => CloudTrail.GetTrailAsync(new("arn:aws:s3:::bucket"), Token));
        (await CloudTrail.DescribeTrailsAsync(new(["nothing"]), Token)).TrailList.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trail_of_all_Regions_has_a_shadow_in_each_and_is_changed_at_home()
    {
        await NewBucketAsync();
        var there = Aws.A.Root.In("eu-west-1").CloudTrail;
        await CloudTrail.CreateTrailAsync(new(Name, Bucket), Token);
        (await there.DescribeTrailsAsync(new(), Token)).TrailList.ShouldBeEmpty();
        await RefusesAsync("TrailNotFoundException", () => there.GetTrailAsync(new(TrailArn), Token));

        await CloudTrail.UpdateTrailAsync(new(Name) { IsMultiRegionTrail = true }, Token);
        (await there.DescribeTrailsAsync(new(), Token)).TrailList.ShouldHaveSingleItem().HomeRegion.ShouldBe("us-east-1");
        (await there.DescribeTrailsAsync(new() { IncludeShadowTrails = false }, Token)).TrailList.ShouldBeEmpty();
        (await there.GetTrailAsync(new(TrailArn), Token)).Trail.Name.ShouldBe(Name);
        await RefusesAsync("TrailNotFoundException", () => there.GetTrailStatusAsync(new(Name), Token));
        await RefusesAsync("InvalidHomeRegionException", () => there.StartLoggingAsync(new(Name), Token));
        await RefusesAsync("InvalidHomeRegionException", () => there.DeleteTrailAsync(new(TrailArn), Token));
        await RefusesAsync("TrailAlreadyExistsException", () => there.CreateTrailAsync(new(Name, Bucket), Token));
        await RefusesAsync("InvalidParameterCombinationException", () => CloudTrail.UpdateTrailAsync(new(Name) { IncludeGlobalServiceEvents = false }, Token), "Multi-Region trail must include global service events.");
        (await there.ListTrailsAsync(new(), Token)).Trails.ShouldHaveSingleItem().TrailArn.ShouldBe(TrailArn);
    }

    [Fact]
    public async Task A_Region_has_five_trails_at_most()
    {
        await Aws.A.Root.S3.PutBucketAsync(Bucket, Token);
        await Aws.A.Root.S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = BucketPolicy("*").Replace("StringEquals", "StringLike", StringComparison.Ordinal) }, Token);
        foreach (var number in Enumerable.Range(1, 5))
        {
            await CloudTrail.CreateTrailAsync(new($"trail{number}", Bucket) { IsMultiRegionTrail = number == 1 }, Token);
        }

        await RefusesAsync("MaximumNumberOfTrailsExceededException", () => CloudTrail.CreateTrailAsync(new("trail6", Bucket), Token), $"User: {Aws.A.Id} already has 5 trails in us-east-1.");
        var there = Aws.A.Root.In("eu-west-1").CloudTrail;
        await there.CreateTrailAsync(new("trail6", Bucket), Token);
        await RefusesAsync("MaximumNumberOfTrailsExceededException", () => there.UpdateTrailAsync(new("trail6") { IsMultiRegionTrail = true }, Token));
    }

    [Fact]
    public async Task What_is_not_emulated_is_refused_as_that()
    {
        await NewBucketAsync();
        await RefusesAsync("NotImplemented", () => CloudTrail.CreateTrailAsync(new(Name, Bucket) { EnableLogFileValidation = true }, Token));
        await RefusesAsync("NotImplemented", () => CloudTrail.CreateTrailAsync(new(Name, Bucket) { IsOrganizationTrail = true }, Token));
        await CloudTrail.CreateTrailAsync(new(Name, Bucket) { EnableLogFileValidation = false, IsOrganizationTrail = false }, Token);
        await RefusesAsync("NotImplemented", () => CloudTrail.PutEventSelectorsAsync(new(Name, [new() { DataResources = [new("AWS::Lambda::Function", ["arn:aws:lambda"])] }]), Token));
        await RefusesAsync("NotImplemented", () => CloudTrail.PutEventSelectorsAsync(new(Name, null, [new([new("eventCategory") { EqualTo = ["Data"] }, new("resources.type") { EqualTo = ["AWS::DynamoDB::Table"] }])]), Token));
        await RefusesAsync("NotImplemented", () => CloudTrail.ListTagsAsync(new([$"arn:aws:cloudtrail:us-east-1:{Aws.A.Id}:eventdatastore/x"]), Token));
    }

    [Fact]
    public async Task Tags_are_added_listed_and_removed_and_count_in_policies()
    {
        await NewBucketAsync();
        await CloudTrail.CreateTrailAsync(new(Name, Bucket) { TagsList = [new("Team", "a")] }, Token);
        await CloudTrail.AddTagsAsync(new(TrailArn, [new("Stage", "test")]), Token);
        (await TagsAsync()).ShouldBe([new("Stage", "test"), new("Team", "a")]);

        var user = await UserAsync("ann", Allow("cloudtrail:*", condition: Policies.When("StringEquals", "aws:ResourceTag/Team", "a")));
        await user.CloudTrail.RemoveTagsAsync(new(TrailArn, [new("Team", "anything")]), Token);
        (await TagsAsync()).ShouldBe([new("Stage", "test")]);
        await RefusesAsync("AccessDeniedException", () => user.CloudTrail.DeleteTrailAsync(new(Name), Token));

        await RefusesAsync("InvalidTagParameterException", () => CloudTrail.AddTagsAsync(new(TrailArn, [new("aws:x", "a")]), Token));
        await RefusesAsync("ResourceNotFoundException", () => CloudTrail.AddTagsAsync(new(TrailArn + "x", [new("Team", "a")]), Token));
        await RefusesAsync("TagsLimitExceededException", () => CloudTrail.AddTagsAsync(new(TrailArn, [.. Enumerable.Range(0, 50).Select(number => new Tag($"k{number}"))]), Token));
        await CloudTrail.DeleteTrailAsync(new(Name), Token);
        (await CloudTrail.ListTrailsAsync(new(), Token)).Trails.ShouldBeEmpty();

        async Task<IReadOnlyList<Tag>> TagsAsync() => (await CloudTrail.ListTagsAsync(new([TrailArn]), Token)).ResourceTagList.Single().TagsList;
    }

    private async Task IsInsufficientAsync(string? policy)
    {
        if (policy is not null)
        {
            await Aws.A.Root.S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = policy }, Token);
        }

        var before = Backend.Emulator.Store.Current;
        await RefusesAsync("InsufficientS3BucketPolicyException", () => CloudTrail.CreateTrailAsync(new(Name, Bucket), Token), $"Incorrect S3 bucket policy is detected for bucket: {Bucket}");
        Backend.Emulator.Store.Current.ShouldBeSameAs(before);
    }
}
