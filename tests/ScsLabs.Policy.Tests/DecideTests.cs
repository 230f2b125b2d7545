namespace ScsLabs.Policy.Tests;

public sealed class DecideTests
{
    private const string Who = "\"principal\":\"arn:aws:iam::111111111111:user/a\",\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b/k\"";

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "A case is a JSON object.")]
    [InlineData("{}", "A case needs a principal.")]
    [InlineData("{\"principal\":\"anonymous\"}", "A case needs an action.")]
    [InlineData("{\"principal\":\"anonymous\",\"action\":\"s3:GetObject\"}", "A case needs a resource; '*' where the action has none.")]
    [InlineData("{\"principal\":\"nobody\",\"action\":\"a:b\",\"resource\":\"*\"}", "'nobody' is not a principal: an ARN with an account, a service or 'anonymous'.")]
    [InlineData("{WHO,\"resourceAcount\":\"111111111111\"}", "A case has no member 'resourceAcount'.")]
    [InlineData("{WHO,\"action\":\"s3:PutObject\"}", "'action' is there twice.")]
    [InlineData("{WHO,\"resourceAccount\":\"1\"}", "'1' is not an account id (twelve digits).")]
    [InlineData("{WHO,\"s3BlockPublicAccess\":\"yes\"}", "'s3BlockPublicAccess' is true or false.")]
    [InlineData("{WHO,\"scps\":[{}]}", "'scps[0]' is a list.")]
    [InlineData("{WHO,\"identityPolicies\":{}}", "'identityPolicies' is a list.")]
    [InlineData("{WHO,\"identityPolicies\":[{}]}", "identityPolicies[0]: Syntax errors in policy.")]
    [InlineData("{WHO,\"context\":[]}", "'context' is an object of condition keys.")]
    [InlineData("{WHO,\"context\":{\"a:b\":{}}}", "The values of 'a:b' are strings, numbers or booleans.")]
    [InlineData("{\"principal\":\"anonymous\",\"action\":\"s3GetObject\",\"resource\":\"*\"}", "An action is a service and a name, such as 's3:GetObject': 's3GetObject' is none.")]
    [InlineData("{\"principal\":\"anonymous\",\"action\":\"s3:\",\"resource\":\"*\"}", "An action is a service and a name, such as 's3:GetObject': 's3:' is none.")]
    [InlineData("{WHO,\"grants\":[{\"Grantee\":\"x\"}]}", "A grant has no member 'Grantee'.")]
    [InlineData("{WHO,\"grants\":[1]}", "'grants[0]' is an object.")]
    [InlineData("{WHO,\"grants\":[{\"Operations\":\"Decrypt\"}]}", "'grants[0].Operations' is a list.")]
    [InlineData("{WHO,\"grants\":[{\"GranteePrincipal\":1}]}", "'grants[0].GranteePrincipal' is a string.")]
    [InlineData("{WHO,\"grants\":[{\"Constraints\":{\"EncryptionContextEquals\":{\"a\":1}}}]}", "'grants[0].Constraints.EncryptionContextEquals.a' is a string.")]
    [InlineData("{WHO,\"grants\":[{\"Constraints\":{\"EncryptionContext\":{}}}]}", "A grant has no constraint 'EncryptionContext'.")]
    [InlineData("{WHO,\"acl\":{}}", "'acl' is a list.")]
    [InlineData("{WHO,\"acl\":[1]}", "'acl[0]' is an object.")]
    [InlineData("{WHO,\"acl\":[{\"grantee\":1}]}", "'acl[0].grantee' is a string.")]
    [InlineData("{WHO,\"acl\":[{\"grantee\":\"Everyone\"}]}", "'Everyone' is no grantee: an account, AllUsers, AuthenticatedUsers or LogDelivery.")]
    [InlineData("{WHO,\"acl\":[{\"permission\":\"Read\"}]}", "'Read' is no permission: READ, WRITE, READ_ACP, WRITE_ACP or FULL_CONTROL.")]
    [InlineData("{WHO,\"acl\":[{\"permission\":\"READ\"}]}", "'acl[0]' needs a grantee and a permission.")]
    [InlineData("{WHO,\"acl\":[{\"grantee\":\"AllUsers\"}]}", "'acl[0]' needs a grantee and a permission.")]
    [InlineData("{WHO,\"acl\":[{\"uri\":\"AllUsers\"}]}", "An ACL's grant has no member 'uri'.")]
    [InlineData("{WHO,\"ignorePublicAcls\":1}", "'ignorePublicAcls' is true or false.")]
    [InlineData("{WHO,\"resourceOnlyDenies\":\"true\"}", "'resourceOnlyDenies' is true or false.")]
    [InlineData("{WHO,\"bucketOwner\":\"b\"}", "'b' is not an account id (twelve digits).")]
    [InlineData("{WHO,\"objectOwner\":\"o\"}", "'o' is not an account id (twelve digits).")]
    public void A_case_that_is_none_says_what_is_wrong(string line, string error)
    {
        var answer = Decide.Answer(line.Replace("WHO", Who, StringComparison.Ordinal));

        answer.ShouldStartWith("{\"error\":");
        answer.ShouldContain(error);
    }

    [Theory]
    [InlineData(100, "\"decision\":\"Allowed\"")]
    [InlineData(101, "An ACL has at most 100 grants.")]
    public void An_ACL_has_as_many_grants_as_S3_takes(int count, string answer)
    {
        var grants = string.Join(',', Enumerable.Repeat("{\"grantee\":\"AllUsers\",\"permission\":\"READ\"}", count));

        Decide.Answer($"{{{Who},\"acl\":[{grants}]}}").ShouldContain(answer);
    }

    [Fact]
    public void The_id_comes_back_with_an_error() => Decide.Answer("{\"id\":\"c1\"}").ShouldBe("{\"id\":\"c1\",\"error\":\"A case needs a principal.\"}");

    [Fact]
    public void An_answer_is_one_line_with_the_whole_trace() =>
        Decide.Answer("""{"id":"c1",WHO,"identityPolicies":[{"Version":"2012-10-17","Statement":[{"Sid":"S","Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}],"context":{"aws:SecureTransport":false}}""".Replace("WHO", Who, StringComparison.Ordinal))
            .ShouldBe("""{"id":"c1","decision":"ImplicitlyDenied","decidedBy":"Identity","because":"because no identity-based policy allows the s3:GetObject action","trace":[{"kind":"Identity","policy":"identityPolicies[0]","sid":"S","index":0,"effect":"Allow","matched":false,"failed":"Condition","whyNot":"Bool aws:SecureTransport wants [true], the request has [false]","condition":{"operator":"Bool","key":"aws:SecureTransport","wanted":["true"],"actual":["false"],"notComputed":false}}]}""");
}
