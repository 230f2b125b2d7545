# Presigned URLs and forms, as a program with the AWS SDK for Ruby makes them. Run by ScsLabs.Conformance.Tests against an emulator whose root it is.
require "aws-sdk-s3"
require "net/http"
require "stringio"

BUCKET = "a-bucket-of-ruby"
CLIENT = Aws::S3::Client.new(endpoint: ENV["AWS_ENDPOINT_URL"], force_path_style: true, region: ENV["AWS_REGION"] || ENV["AWS_DEFAULT_REGION"])
PRESIGNER = Aws::S3::Presigner.new(client: CLIENT)

def put(url, body)
  address = URI(url)
  Net::HTTP.start(address.host, address.port) { |http| http.request(Net::HTTP::Put.new(address), body) }
end

def code(answer)
  answer.body.to_s[%r{<Code>(\w+)</Code>}, 1]
end

def check(name, seen, expected)
  raise "#{name}: #{seen.inspect}, not #{expected.inspect}" unless seen == expected

  puts "ok #{name}"
end

CLIENT.create_bucket(bucket: BUCKET)

url = PRESIGNER.presigned_url(:put_object, bucket: BUCKET, key: "k", metadata: { "colour" => "blue" }, storage_class: "STANDARD_IA", acl: "bucket-owner-full-control")
raise "the SDK keeps metadata out of the query: #{url}" unless url.include?("x-amz-meta-colour=blue")

check("what is presigned is written", put(url, "hello").code, "200")
made = CLIENT.head_object(bucket: BUCKET, key: "k")
check("metadata and the storage class take effect", [made.metadata, made.storage_class], [{ "colour" => "blue" }, "STANDARD_IA"])

url = PRESIGNER.presigned_url(:put_object, bucket: BUCKET, key: "k", acl: "public-read")
check("an ACL is judged as a header", code(put(url, "hello")), "AccessControlListNotSupported")

url = PRESIGNER.presigned_url(:copy_object, bucket: BUCKET, key: "copy", copy_source: "#{BUCKET}/k") rescue url = nil
check("a copy that only the query names writes nothing", url.nil? || put(url, "").code != "200", true)

post = Aws::S3::Bucket.new(BUCKET, client: CLIENT).presigned_post(key: "form/k", content_length_range: 1..10, success_action_status: "201")
form = ->(text) { Net::HTTP.start(URI(post.url).host, URI(post.url).port) do |http|
  request = Net::HTTP::Post.new(URI(post.url))
  request.set_form(post.fields.to_a + [["file", StringIO.new(text), { filename: "k", content_type: "text/plain" }]], "multipart/form-data")
  http.request(request)
end }
check("a presigned form uploads", form.("hello").code, "201")
check("and within its conditions", code(form.("far too long a text")), "EntityTooLarge")
