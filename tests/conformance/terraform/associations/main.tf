# State Manager's associations, which aren't emulated.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {}

resource "aws_ssm_association" "agent" {
  name                = "AWS-UpdateSSMAgent"
  schedule_expression = "rate(1 day)"

  targets {
    key    = "tag:Name"
    values = ["app"]
  }
}
