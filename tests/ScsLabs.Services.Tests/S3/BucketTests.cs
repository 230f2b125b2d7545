using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Buckets: their names, Regions and deletion.</summary>
public sealed class BucketTests
{
    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    private TestCaller Other => aws.RootOf("222222222222");

    [Fact]
    public void A_name_is_taken_in_every_account_and_Region()
    {
        Owner.Makes();

        Other.Fails("BucketAlreadyExists", CreateBucketOperation.Instance, new(TheBucket));
        (Other with { Region = "eu-west-1" }).Fails("BucketAlreadyExists", CreateBucketOperation.Instance, new(TheBucket) { CreateBucketConfiguration = new("eu-west-1") });
        Owner.Do(CreateBucketOperation.Instance, new(TheBucket));
        (Owner with { Region = "eu-west-1" }).Fails("BucketAlreadyOwnedByYou", CreateBucketOperation.Instance, new(TheBucket) { CreateBucketConfiguration = new("eu-west-1") });
    }

    /// <summary>Source: S3 API Reference, CreateBucket, "Permissions".</summary>
    [Fact]
    public void Making_one_needs_permission_for_its_ACL_unless_that_is_the_one_it_has_anyway()
    {
        var maker = aws.User("maker", TestAws.Allow("s3:CreateBucket", "s3:PutBucketOwnershipControls"));
        var grant = $"id={Owner.Do(ListBucketsOperation.Instance, new()).Owner.Id}";

        maker.Do(CreateBucketOperation.Instance, new(TheBucket) { ACL = BucketCannedACL.Private });
        maker.Fails("AccessDenied", CreateBucketOperation.Instance, new("another-one") { ObjectOwnership = ObjectOwnership.ObjectWriter, GrantFullControl = grant })
            .Message.ShouldContain("is not authorized to perform: s3:PutBucketAcl ");
        aws.User("owner", TestAws.Allow("s3:CreateBucket", "s3:PutBucketOwnershipControls", "s3:PutBucketAcl"))
            .Do(CreateBucketOperation.Instance, new("another-one") { ObjectOwnership = ObjectOwnership.ObjectWriter, GrantFullControl = grant });
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Upper-case")]
    [InlineData("under_score")]
    [InlineData("two..dots")]
    [InlineData("-begins")]
    [InlineData("ends-")]
    [InlineData("192.0.2.1")]
    [InlineData("xn--a")]
    [InlineData("a-s3alias")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void A_name_that_is_none_is_refused(string name)
    {
        Owner.Fails("InvalidBucketName", CreateBucketOperation.Instance, new(name));
        Owner.Makes("a.good-name.0");
    }

    [Theory]
    [InlineData("us-east-1", null, "us-east-1")]
    [InlineData("us-east-1", "eu-west-1", "eu-west-1")]
    [InlineData("us-east-1", "EU", "eu-west-1")]
    [InlineData("eu-west-1", "eu-west-1", "eu-west-1")]
    public void The_constraint_and_the_endpoint_say_where(string endpoint, string? constraint, string region)
    {
        (Owner with { Region = endpoint }).Do(CreateBucketOperation.Instance, new(TheBucket) { CreateBucketConfiguration = constraint is null ? null : new(constraint) });

        Owner.Do(GetBucketLocationOperation.Instance, new(TheBucket)).LocationConstraint.ShouldBe(region == "us-east-1" ? "" : region);
        Owner.Do(ListBucketsOperation.Instance, new()).Buckets.ShouldHaveSingleItem().BucketRegion.ShouldBe(region);
    }

    [Theory]
    [InlineData("us-east-1", "us-east-1", "InvalidLocationConstraint")]
    [InlineData("us-east-1", "nowhere-1", "InvalidLocationConstraint")]
    [InlineData("eu-west-1", null, "IllegalLocationConstraintException")]
    [InlineData("eu-west-1", "us-west-2", "IllegalLocationConstraintException")]
    public void A_constraint_that_does_not_fit_is_refused(string endpoint, string? constraint, string code) =>
        (Owner with { Region = endpoint }).Fails(code, CreateBucketOperation.Instance, new(TheBucket) { CreateBucketConfiguration = constraint is null ? null : new(constraint) });

    [Fact]
    public void Only_an_empty_bucket_is_deleted_and_its_name_is_free_again()
    {
        Owner.Makes();
        Owner.Puts("k");
        Owner.Fails("BucketNotEmpty", DeleteBucketOperation.Instance, new(TheBucket));

        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k"));
        Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "begun"));
        Owner.Do(DeleteBucketOperation.Instance, new(TheBucket));

        Owner.Fails("NoSuchBucket", HeadBucketOperation.Instance, new(TheBucket));
        Other.Makes();
        Other.Do(ListMultipartUploadsOperation.Instance, new(TheBucket)).Uploads.ShouldBeEmpty();
    }

    [Fact]
    public void Whether_a_bucket_is_there_everybody_learns_but_not_more()
    {
        Owner.Makes();

        Other.Fails("AccessDenied", HeadBucketOperation.Instance, new(TheBucket)).Message.ShouldBe("Access Denied");
        Other.Fails("NoSuchBucket", HeadBucketOperation.Instance, new("another-bucket"));
        Other.Do(ListBucketsOperation.Instance, new()).Buckets.ShouldBeEmpty();
        Owner.Do(HeadBucketOperation.Instance, new(TheBucket)).BucketRegion.ShouldBe("us-east-1");
    }

    [Fact]
    public void Who_expects_another_owner_is_refused()
    {
        Owner.Makes();

        Owner.Do(HeadBucketOperation.Instance, new(TheBucket, "111111111111"));
        Owner.Fails("AccessDenied", HeadBucketOperation.Instance, new(TheBucket, "222222222222"));
        Owner.Fails("InvalidBucketOwnerAWSAccountID", HeadBucketOperation.Instance, new(TheBucket, "somebody"));
        Owner.Fails("AccessDenied", PutObjectOperation.Instance, Put("k") with { ExpectedBucketOwner = "222222222222" });
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("arn:aws:s3:::*", true)]
    [InlineData("arn:aws:s3:::data", false)]
    [InlineData("arn:aws:s3:::data/*", false)]
    public void All_buckets_are_listed_by_whoever_may_on_all_of_S3(string resource, bool allowed)
    {
        var user = aws.User("user", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:ListAllMyBuckets","s3:GetBucketLocation"],"Resource":["{{resource}}"]}]}""");

        if (allowed)
        {
            user.Do(ListBucketsOperation.Instance, new());
        }
        else
        {
            user.Fails("AccessDenied", ListBucketsOperation.Instance, new())
                .Message.ShouldBe("User: arn:aws:iam::111111111111:user/user is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action");
        }
    }

    [Fact]
    public void A_refusal_tells_its_reason_to_the_owners_account_alone()
    {
        Owner.Makes();

        aws.User("user").Fails("AccessDenied", ListObjectsV2Operation.Instance, new(TheBucket))
            .Message.ShouldBe($"User: arn:aws:iam::111111111111:user/user is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::{TheBucket}\" because no identity-based policy allows the s3:ListBucket action");
        Other.Fails("AccessDenied", ListObjectsV2Operation.Instance, new(TheBucket)).Message.ShouldBe("Access Denied");
    }

    [Fact]
    public void A_policy_is_its_own_accounts_affair_whatever_it_says()
    {
        Owner.Makes();
        Owner.SetsPolicy($$"""{"Effect":"Allow","Principal":{{Account("222222222222")}},"Action":"s3:*","Resource":"arn:aws:s3:::{{TheBucket}}"}""");

        Other.Do(ListObjectsV2Operation.Instance, new(TheBucket));
        Other.Fails("MethodNotAllowed", GetBucketPolicyOperation.Instance, new(TheBucket));
        Other.Fails("MethodNotAllowed", DeleteBucketPolicyOperation.Instance, new(TheBucket));
        Owner.Do(DeleteBucketPolicyOperation.Instance, new(TheBucket));
        Owner.Fails("NoSuchBucketPolicy", GetBucketPolicyOperation.Instance, new(TheBucket));
        Other.Fails("AccessDenied", ListObjectsV2Operation.Instance, new(TheBucket));
    }
}
