export const WEBHOOKS = '/console/webhooks'
