/** The account and the region in which everything of the local cloud is. */
export const ACCOUNT = '000000000000'
export const REGION = 'us-east-1'

export const arn = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`
