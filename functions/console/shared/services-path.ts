/** Where an admin says what each service in a file is. */
export const SERVICES = '/console/settings/services'
