import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CustomerVersions1763800850000 implements MigrationInterface {
    name = 'CustomerVersions1763800850000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE \`customers\`
            ADD \`version\` int UNSIGNED NOT NULL DEFAULT '1'
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE \`customers\` DROP COLUMN \`version\`
        `);
    }

}
